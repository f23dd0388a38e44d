/** Options that many commands share, and how they are read. */
import { statSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'

export interface DataOptions {
  readonly data: string
}

export function withData(command: Command): Command {
  return command.addOption(new Option('--data <folder>', 'data folder').env('MUTUAL_DATA').default('data').argParser(folder))
}

/** One that is there, or may still be made. */
function folder(path: string): string {
  if (path.trim() === '') throw new InvalidArgumentError('give the name of a folder')
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === false) throw new InvalidArgumentError('it is a file; give a folder')
  return path
}

export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (Number.isInteger(number) && number >= min && number <= max) return number
    throw new InvalidArgumentError(`give a whole number from ${min} to ${max}`)
  }
}

/** An id or a name. An empty one is most likely a shell variable that was never set. */
export function lineUpTo(length: number): (text: string) => string {
  return (text) => {
    if (text.trim() !== '' && text.length <= length) return text
    throw new InvalidArgumentError(`give 1 to ${length} characters`)
  }
}

export function share(text: string): number {
  const number = Number(text)
  if (text.trim() !== '' && number >= 0 && number <= 1) return number
  throw new InvalidArgumentError('give a share from 0 to 1')
}

/** One JSON object a line on standard output, for machines. */
export function printLine(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Of work that goes on without it. */
export function sayFailure(reason: unknown): void {
  say(`warning: ${reason instanceof Error ? reason.message : String(reason)}`)
}
