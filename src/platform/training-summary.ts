/** What is told of a training that was noted. */
import type { Training, TrainingSummary } from './platform.ts'

/** A note that does not say how the training ended was left behind by a crash. */
export function asItEnded(noted: Training): Training {
  return noted.state === 'running' ? { ...noted, state: 'failed', error: 'the server ended before the training had' } : noted
}

export function summaryOf({ record, ...training }: Training): TrainingSummary {
  if (record === undefined) return training
  const { best, versions, promoted, keptBecausePinned, gate } = record
  const optional = { ...(best === undefined ? {} : { best }), ...(keptBecausePinned === undefined ? {} : { keptBecausePinned }) }
  const warnings = record.contenders.flatMap(({ name, warnings: own = [] }) => own.map((warning) => `${name}: ${warning}`))
  return { ...training, ...optional, versions, promoted, gate, ...(warnings.length === 0 ? {} : { warnings }) }
}
