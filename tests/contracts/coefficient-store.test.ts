import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CoefficientDirectory } from '../../src/adapters/embedded/coefficients/coefficient-directory.ts'
import { describeCoefficientStore } from './coefficient-store.ts'

describeCoefficientStore('CoefficientDirectory', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-coefficients-'))
  const opened = [new CoefficientDirectory(directory)]
  return {
    store: opened[0]!,
    reopened() {
      opened.push(new CoefficientDirectory(directory))
      return opened.at(-1)!
    },
    async close() {
      await Promise.all(opened.map((store) => store.close()))
      await rm(directory, { recursive: true })
    },
  }
})
