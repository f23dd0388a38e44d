/** Bundles the screens into build/web (another folder: `vite build web --outDir ../elsewhere`). In development the API is a running server's. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = 'http://127.0.0.1:8080'

// Vite reads its configuration from a default export.
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../build/web',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Apart from the components, so that charts are loaded with the first screen that draws one.
            {
              name: 'charts',
              priority: 1,
              test: /node_modules[\\/](@mantine[\\/]charts|recharts|d3-|victory-vendor|es-toolkit|immer|redux|react-redux|@reduxjs|reselect)/,
            },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'components', test: /node_modules[\\/](@mantine|@floating-ui|@tabler|clsx|react-)/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/v1': api, '/metrics': api, '/docs': api } },
})
