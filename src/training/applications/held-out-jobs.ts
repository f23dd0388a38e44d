/** Which jobs no model of applicants ever trains on (I7): drawn by a hash of the job, so the same for every version. */
import type { JobKey } from '../../domain/ids.ts'
import { hash32 } from '../../math/hash32.ts'

const holdOutShare = 0.1
const holdOutSalt = 0x40b

export function isHeldOutJob(job: JobKey): boolean {
  return hash32(job, holdOutSalt) < holdOutShare * 2 ** 32
}
