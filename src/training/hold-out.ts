/**
 * Which requests no model ever trains on (I7), and which only tell it when to stop: drawn by a hash of the request, so the same for every
 * version and every retrain, whatever other pages there are.
 */
import type { RequestId } from '../domain/ids.ts'
import { hashText } from '../math/hash-text.ts'
import { hash32 } from '../math/hash32.ts'

const share = 0.1
const heldOutSalt = 0x401d
const validationSalt = 0x7a11d

export function isHeldOut(request: RequestId): boolean {
  return isDrawn(request, heldOutSalt)
}

/** Of the requests that are not held out. */
export function isValidation(request: RequestId): boolean {
  return isDrawn(request, validationSalt)
}

function isDrawn(request: RequestId, salt: number): boolean {
  return hash32(hashText(request), salt) < share * 2 ** 32
}
