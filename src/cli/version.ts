import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../adapters/files/package-root.ts'

export function version(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }
  return version
}
