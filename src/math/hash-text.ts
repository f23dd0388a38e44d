/** FNV-1a over UTF-16 code units, finished by MurmurHash3's mixer: a stable 32-bit number for a piece of text. */
import { mix32 } from './hash32.ts'

export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mix32(hash) >>> 0
}
