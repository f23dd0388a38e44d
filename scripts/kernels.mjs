/** Compiles kernels/*.ts (AssemblyScript) to WebAssembly and writes the bytes as a module, so that no part needs to find a file. */
import { readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const flags = '-O3 --runtime stub --noAssert --importMemory --sharedMemory --maximumMemory 65536 --enable simd,threads,bulk-memory'.split(
  ' ',
)

async function compile(name) {
  let bytes
  const { error, stderr } = await asc.main([join('kernels', `${name}.ts`), '--outFile', `${name}.wasm`, '--baseDir', root, ...flags], {
    writeFile: (_, contents) => {
      bytes = contents
    },
  })
  if (error) throw new Error(`the kernel ${name} does not compile: ${stderr.toString() || error.message}`)
  return bytes
}

const names = readdirSync(join(root, 'kernels')).flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []))
const lines = []
for (const name of names.sort()) lines.push(`  '${name}': '${Buffer.from(await compile(name)).toString('base64')}',`)
writeFileSync(
  join(root, 'src/math/kernels/compiled.ts'),
  `/** Written by scripts/kernels.mjs from kernels/. */\nexport const compiled = {\n${lines.join('\n')}\n} as const\n`,
)
