/** The files that an import is given: named one by one, or all of a folder in order of name. */
import { existsSync } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PlatformError } from '../domain/errors.ts'
import { say } from './options.ts'

export async function importPaths(paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const path of paths) found.push(...((await isFolder(path)) ? await filesIn(path) : [path]))
  return found
}

/** Hidden files belong to the system or to an editor. Folders within are named, not entered: nobody imports more than is in sight. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  const files: string[] = []
  for (const path of names.map((name) => join(folder, name))) {
    if (await isDangling(path)) say(`read over: ${path} is a link to nothing`)
    else if (await isFolder(path)) say(`read over: ${path} is a folder in a folder; name it to import its files`)
    else files.push(path)
  }
  if (files.length > 0) return files
  throw new PlatformError('invalid-request', `${folder}: the folder holds no files; name a file, or a folder of files`)
}

/** It was named a moment ago, so it is there. */
async function isDangling(path: string): Promise<boolean> {
  return (await lstat(path)).isSymbolicLink() && !existsSync(path)
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory()
}
