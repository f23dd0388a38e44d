/** What the system says of a file, as one line that names the argument it came from and what to do. */
import { dirname, resolve } from 'node:path'

export interface FileError extends Error {
  readonly code: string
  readonly path: string
}

export function isFileError(error: unknown): error is FileError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'path' in error && typeof error.path === 'string'
}

const faults: Readonly<Record<string, string>> = {
  ENOENT: 'is not there; give one that is, or create it',
  EACCES: 'may not be read or written; give the user of this process the right to',
  EPERM: 'may not be read or written; give the user of this process the right to',
  EISDIR: 'is a folder; give a file',
  ENOTDIR: 'lies in no folder, or is none; give a folder',
  EROFS: 'lies on a disk that may not be written; give another place',
  ENOSPC: 'does not fit on the disk any more; make room',
}

/** `args` as they were typed, so that the flag is named. */
export function fileErrorText({ code, path, message }: FileError, args: readonly string[]): string {
  const fault = faults[code]
  if (fault === undefined) return message
  const flag = flagOf(path, args)
  return `${flag === undefined ? '' : `${flag}: `}${path} ${fault}`
}

/** The argument that is the path, or a folder above it, or that lies in it. */
function flagOf(path: string, args: readonly string[]): string | undefined {
  const place = resolve(path)
  const typed = args.map((arg, i) => {
    const [, flag, value] = /^(--[^=]+)=(.*)$/s.exec(arg) ?? []
    return flag === undefined ? { flag: args[i - 1], value: arg } : { flag, value: value! }
  })
  const named = typed.filter(({ flag }) => flag?.startsWith('--'))
  const exact = named.find(({ value }) => resolve(value) === place || `${resolve(value)}.part` === place)
  return (exact ?? named.find(({ value }) => place.startsWith(`${resolve(value)}/`) || dirname(resolve(value)) === place))?.flag
}
