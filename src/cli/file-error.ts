/** What the system says of a file, as one line that names the argument it came from and what to do. */
import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

export interface FileError {
  readonly code: string
  readonly path: string
  readonly message: string
}

/** Undefined for what is no error of a file. A folder that was read as a file goes unnamed by the system: it is among the arguments. */
export function fileErrorOf(error: unknown, args: readonly string[]): FileError | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const { code, message } = error
  if ('path' in error && typeof error.path === 'string') return { code, message, path: error.path }
  const folder = code === 'EISDIR' ? typedArguments(args).find(({ value }) => isFolder(value)) : undefined
  return folder === undefined ? undefined : { code, message, path: folder.value }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
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
  const named = typedArguments(args).filter(({ flag }) => flag?.startsWith('--'))
  const exact = named.find(({ value }) => resolve(value) === place || `${resolve(value)}.part` === place)
  return (exact ?? named.find(({ value }) => place.startsWith(`${resolve(value)}/`) || dirname(resolve(value)) === place))?.flag
}

/** Each with what stands before it, or before its `=`. */
function typedArguments(args: readonly string[]): readonly { readonly flag: string | undefined; readonly value: string }[] {
  return args.map((arg, i) => {
    const [, flag, value] = /^(--[^=]+)=(.*)$/s.exec(arg) ?? []
    return flag === undefined ? { flag: args[i - 1], value: arg } : { flag, value: value! }
  })
}
