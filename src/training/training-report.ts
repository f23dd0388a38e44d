/** What a training found, as it is kept beside the models and shown to operators: plain values, ready for JSON. */
import type { Interval } from '../evaluation/bootstrap.ts'
import type { ReliabilityBin } from '../evaluation/reliability.ts'
import type { GateDecision } from './gate.ts'

/** By name of the metric; one that means nothing on the rows is left out. */
export type MetricIntervals = Readonly<Record<string, Interval>>

/** One step of a learning curve. */
export interface CurvePoint {
  readonly stage: string
  readonly done: number
  readonly measures: Readonly<Record<string, number>>
}

export interface ContenderReport {
  readonly name: string
  readonly kind: string
  readonly seconds: number
  /** Absent where the training failed; `failure` says why. */
  readonly heldOut?: MetricIntervals
  readonly lastDays?: MetricIntervals
  readonly failure?: string
  /** What went wrong without stopping the training, such as trees that could not split. */
  readonly warnings?: readonly string[]
  /** Of models that state chances: what was stated beside what came true, in bins of equally many rows. */
  readonly reliability?: { readonly heldOut: readonly ReliabilityBin[]; readonly lastDays: readonly ReliabilityBin[] }
  readonly curve: readonly CurvePoint[]
}

export interface TrainingReport {
  readonly plan: string
  /** Log offset up to which was read. */
  readonly offset: number
  readonly seed: number
  readonly pages: {
    readonly training: number
    readonly validation: number
    readonly heldOut: number
    readonly lastDays: number
    readonly random: number
  }
  readonly rows: number
  /** Labelled, but nothing of them was logged, or no more is. */
  readonly withoutInputs?: number
  /** Rows with a positive label. */
  readonly positives: number
  /** How positions were allowed for: "inverse propensity", or why not. */
  readonly positions: string
  /** By feature, share of rows logged with it. */
  readonly coverage: Readonly<Record<string, number>>
  /** By feature, share of rows whose page lacks it, but whose value was computed later; features without any are left out. */
  readonly backfilled: Readonly<Record<string, number>>
  /** Of what serves now, and of the frozen baseline. */
  readonly current: { readonly heldOut: MetricIntervals; readonly lastDays: MetricIntervals }
  readonly baseline: { readonly heldOut: MetricIntervals; readonly lastDays: MetricIntervals }
  readonly contenders: readonly ContenderReport[]
  /** The contender that did best on the last days (of applicants: on the rows to choose by), which the gate then judged on what is held out; undefined where none could be trained. */
  readonly best?: string
  readonly gate: GateDecision
}

/** What is kept beside a contender's model: its own measures, those of its rivals, and the gate's decision where it was the best. */
export type ModelTrainingReport = Omit<TrainingReport, 'contenders' | 'coverage' | 'backfilled' | 'gate'> &
  Omit<ContenderReport, 'name'> & {
    readonly contender: string
    readonly inputs: number
    /** Number of the training. */
    readonly training: number
    readonly gate?: GateDecision
  }
