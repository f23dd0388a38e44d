/** Which requests no model ever trains on (I7): drawn by a hash of the request, so the same for every version and every retrain. */
import type { RequestId } from '../domain/ids.ts'
import { hashText } from '../math/hash-text.ts'
import { hash32 } from '../math/hash32.ts'

const share = 0.1
const salt = 0x401d

export function isHeldOut(request: RequestId): boolean {
  return hash32(hashText(request), salt) < share * 2 ** 32
}
