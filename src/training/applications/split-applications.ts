/**
 * Which applications train, which only tell when to stop and which contender is best, which make chances of scores, and which judge:
 * those to jobs drawn by hash, and those of the last days. Nothing learned was known later than the last days began.
 */
import { dayMs } from '../../domain/time.ts'
import { hash32 } from '../../math/hash32.ts'
import { type ApplicationRows, pickRows } from './application-rows.ts'

export interface SplitApplications {
  readonly training: ApplicationRows
  readonly validation: ApplicationRows
  readonly calibration: ApplicationRows
  /** Those that judge: rows of a job stand together. */
  readonly heldOut: ApplicationRows
  readonly lastDays: ApplicationRows
}

type Part = keyof SplitApplications

const foldSalt = 0xf01d
const [validationShare, calibrationShare] = [0.1, 0.15]

export function splitApplications(rows: ApplicationRows, lastDays: number): SplitApplications {
  const newest = rows.appliedAt.reduce((latest, at) => Math.max(latest, at), 0)
  const parts = Array.from(rows.labels, (_, row) => partOf(rows, row, newest - lastDays * dayMs))
  const own = (part: Part) => Uint32Array.from(parts.keys()).filter((row) => parts[row] === part)
  const byJob = (chosen: Uint32Array) => chosen.sort((a, b) => rows.jobs[a]! - rows.jobs[b]! || a - b)
  return {
    training: pickRows(rows, own('training')),
    validation: pickRows(rows, own('validation')),
    calibration: pickRows(rows, own('calibration')),
    heldOut: pickRows(rows, byJob(own('heldOut'))),
    lastDays: pickRows(rows, byJob(own('lastDays'))),
  }
}

/** Undefined for what may neither teach nor judge: held-out jobs of the last days, and what became known only in them. */
function partOf({ appliedAt, knownAt, heldOut, members, jobs }: ApplicationRows, row: number, until: number): Part | undefined {
  const isLate = appliedAt[row]! > until
  if (heldOut[row] === 1) return isLate ? undefined : 'heldOut'
  if (isLate) return 'lastDays'
  if (knownAt[row]! > until) return undefined
  const drawn = hash32(members[row]!, jobs[row]!, foldSalt) / 2 ** 32
  if (drawn < validationShare) return 'validation'
  return drawn < validationShare + calibrationShare ? 'calibration' : 'training'
}
