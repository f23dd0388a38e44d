/** A value of JSON as it may stand in a message. */
import { quoted } from './file-fault.ts'

/** Text in quotes, anything else as JSON writes it, both short; `absent` where there is none. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  return value === undefined ? 'absent' : JSON.stringify(value).slice(0, 60)
}
