/**
 * What counts as success for a ranker of people: the two sides agreed. Positive iff an InMail was sent and accepted within three
 * days (CIKM 2018); graded labels also know a message or a save (1), the acceptance (2) and the hire (3).
 */
import { dayMs } from '../domain/time.ts'
import type { Outcome } from './outcomes.ts'

export const labelings = ['accepted', 'graded'] as const
export type Labeling = (typeof labelings)[number]

const acceptedWithinMs = 3 * dayMs

/** A page younger than this at the end of the log is not judged yet: a message may still be sent, and answered in time. */
export const maturityMs = 4 * dayMs

export function labelOf(outcome: Outcome | undefined, labeling: Labeling): number {
  if (outcome === undefined) return 0
  const { sentAt, acceptedAt, saved, hired } = outcome
  const accepted = sentAt !== undefined && acceptedAt !== undefined && acceptedAt - sentAt <= acceptedWithinMs
  if (labeling === 'accepted') return Number(accepted)
  if (hired) return 3
  if (accepted) return 2
  return Number(saved || sentAt !== undefined)
}
