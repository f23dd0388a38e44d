/** Names a feature set by its content: the same names in the same order have the same hash, in every process and release. */
import { sha256OfText } from '../math/sha256.ts'

export function featureSetHash(names: readonly string[]): string {
  return sha256OfText(names.join('\n')).slice(0, 16)
}
