/**
 * How a model ages: each version that was ever promoted scores what came after its promotion (pages shown, applications made), day by day
 * of its age. No version was trained on it, so the split is one by time. The measure is the area under the ROC curve over all rows of the
 * day; its interval is drawn over units (pages, jobs).
 */
import type { Timestamp } from '../domain/ids.ts'
import { dayMs } from '../domain/time.ts'
import { aucStatistic } from '../evaluation/auc.ts'
import { intervalOf } from '../evaluation/statistic.ts'
import type { Model } from '../models/model.ts'
import { scorePages } from './score-pages.ts'
import type { TrainingPages } from './training-pages.ts'

export interface DecayPoint {
  /** Days since the promotion, from so many on up to one more. */
  readonly ageDays: number
  /** Pages, or jobs applied for. */
  readonly units: number
  readonly rows: number
  readonly positives: number
  readonly auc: number
  readonly low: number
  readonly high: number
}

export interface DecayCurve {
  readonly version: string
  readonly promotedAt: Timestamp
  /** By age; days that tell nothing apart are left out. */
  readonly points: readonly DecayPoint[]
}

export interface DecayReport {
  /** Of the version that ranks, where pages that were shown since are judged already. */
  readonly live?: DecayCurve
  /** Of those that ranked before, newest first. */
  readonly earlier: readonly DecayCurve[]
  /** Area that the live version has lost since it was young; absent where too little tells. */
  readonly lost?: number
  /** Why somebody should look. */
  readonly alarm?: string
}

export interface AgeingModel {
  readonly version: string
  /** First of all. */
  readonly promotedAt: Timestamp
  readonly model: Model
}

const draws = 200
/** Days that are taken together where the young model is compared with the old one. */
const windowDays = 3
/** Fewer in either window are noise. */
const leastPositives = 30

/** Rows whose outcome is known; those of a unit stand together. */
export interface AgedRows {
  readonly ats: Float64Array
  readonly labels: Float64Array
  /** By row, any number that names its page or job. */
  readonly units: ArrayLike<number>
  score(model: Model): Promise<Float64Array>
}

/** `models`: newest first; the first is the one that ranks. `alarmAt`: area lost from which somebody is told. */
export async function measureDecay(rows: AgedRows, models: readonly AgeingModel[], alarmAt: number): Promise<DecayReport> {
  const curves: DecayCurve[] = []
  for (const model of models) curves.push(await curveOf(rows, model))
  const [live, ...earlier] = curves
  if (live === undefined) return { earlier: [] }
  const found = { ...(live.points.length === 0 ? {} : { live }), earlier: earlier.filter(({ points }) => points.length > 0) }
  const windows = windowsOf(live)
  if (windows === undefined) return found
  const lost = windows.young.auc - windows.old.auc
  return { ...found, lost, ...(lost > alarmAt ? { alarm: alarmText(live, windows, alarmAt) } : {}) }
}

export function agedPages(pages: TrainingPages): AgedRows {
  const { examples, ats } = pages
  const requests = examples.requests!
  const units = new Uint32Array(examples.labels.length)
  ats.forEach((_, page) => {
    units.fill(page, requests[page], requests[page + 1])
  })
  const at = Float64Array.from(units, (page) => ats[page]!)
  return { ats: at, labels: examples.labels, units, score: async (model) => scorePages(model, pages) }
}

async function curveOf(rows: AgedRows, { version, promotedAt, model }: AgeingModel): Promise<DecayCurve> {
  const byAge = new Map<number, number[]>()
  rows.ats.forEach((at, row) => {
    if (at <= promotedAt) return
    const age = Math.floor((at - promotedAt) / dayMs)
    const own = byAge.get(age)
    if (own === undefined) byAge.set(age, [row])
    else own.push(row)
  })
  if (byAge.size === 0) return { version, promotedAt, points: [] }
  const scores = await rows.score(model)
  const ages = [...byAge.keys()].sort((a, b) => a - b)
  const points = ages.map((age) => pointOf(age, byAge.get(age)!, scores, rows)).filter(({ auc }) => !Number.isNaN(auc))
  return { version, promotedAt, points }
}

function pointOf(ageDays: number, unsorted: readonly number[], all: Float64Array, { labels: known, units }: AgedRows): DecayPoint {
  const rows = unsorted.toSorted((a, b) => units[a]! - units[b]! || a - b)
  const labels = Float64Array.from(rows, (row) => known[row]!)
  const unitOfRow = numbered(rows.map((row) => units[row]!))
  const statistic = aucStatistic(
    Float64Array.from(rows, (row) => all[row]!),
    labels,
    undefined,
    unitOfRow,
  )
  const positives = labels.reduce((sum, label) => sum + Number(label > 0), 0)
  const counts = { ageDays, units: statistic.units, rows: rows.length, positives }
  if (positives === 0 || positives === rows.length) return { ...counts, auc: Number.NaN, low: Number.NaN, high: Number.NaN }
  const { mean, low, high } = intervalOf(statistic, { seed: 1, draws, level: 0.95 })
  return { ...counts, auc: mean, low, high }
}

/** 0, 1, 2 … by the runs of equal numbers. */
function numbered(units: readonly number[]): Uint32Array {
  let unit = -1
  return Uint32Array.from(units, (one, i) => (i === 0 || one !== units[i - 1] ? ++unit : unit))
}

interface Window {
  readonly from: number
  readonly to: number
  readonly auc: number
  readonly positives: number
}

/** The first days and the last ones, where they do not overlap and both tell something. */
function windowsOf({ points }: DecayCurve): { readonly young: Window; readonly old: Window } | undefined {
  const last = points.at(-1)?.ageDays ?? 0
  const young = windowOf(points.filter(({ ageDays }) => ageDays < windowDays))
  const old = windowOf(points.filter(({ ageDays }) => ageDays >= windowDays && ageDays > last - windowDays))
  return young.positives < leastPositives || old.positives < leastPositives ? undefined : { young, old }
}

/** Mean over its days, each by what it tells. */
function windowOf(points: readonly DecayPoint[]): Window {
  const positives = points.reduce((sum, point) => sum + point.positives, 0)
  const auc = points.reduce((sum, point) => sum + point.auc * point.positives, 0) / positives
  return { from: points[0]?.ageDays ?? 0, to: points.at(-1)?.ageDays ?? 0, auc, positives }
}

function alarmText({ version }: DecayCurve, { young, old }: { readonly young: Window; readonly old: Window }, alarmAt: number): string {
  const text = ({ from, to, auc }: Window) => `${auc.toFixed(3)} on days ${from} to ${to}`
  return `the model ${version.slice(0, 12)} tells people apart worse as it ages: AUC ${text(young)}, ${text(old)}, more than ${alarmAt} less; refresh it, or see why refreshes keep it`
}
