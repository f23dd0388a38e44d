/** Keys have a size limit in the file; a longer one is refused before anything is written. */
import { PlatformError } from '../../domain/errors.ts'
import type { RecordKey } from '../../events/records.ts'
import { maxKeyBytes } from './environment.ts'

export function checkKey(key: RecordKey): void {
  const size = typeof key === 'object' ? key.reduce<number>((sum, part) => sum + sizeOf(part), 0) : sizeOf(key)
  if (size > maxKeyBytes)
    throw new PlatformError('too-large', `names and ids of one row take ${size} bytes, more than ${maxKeyBytes}; shorten them`)
}

/** Exact only where it matters: few strings are long enough to be measured. */
function sizeOf(part: string | number): number {
  if (typeof part === 'number') return 10
  return (part.length * 3 > maxKeyBytes / 4 ? Buffer.byteLength(part) : part.length * 3) + 2
}
