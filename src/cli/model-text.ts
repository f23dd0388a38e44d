/** Models and trainings as text for a terminal. */
import type {
  MetricIntervals,
  ModelDetail,
  ModelTrainingReport,
  ModelVersion,
  PromotionReceipt,
  TrainingRecord,
} from '../platform/platform.ts'
import { planWords } from './plan-words.ts'

const versionDigits = 12
const mostInputs = 15

export function versionLines(versions: readonly ModelVersion[]): string {
  return lines([
    ...versions.map((version) => {
      const { contender, heldOut } = reportOf(version)
      const what = version.builtIn ? 'built in' : (contender ?? 'published')
      const measured = heldOut === undefined ? '' : decidingText(heldOut)
      return [version.version.slice(0, versionDigits), what.padEnd(16), measured.padEnd(32), marksOf(version)].join('  ').trimEnd()
    }),
    ...refusalLines(versions),
    ...versions.flatMap((version) =>
      (reportOf(version).warnings ?? []).map((warning) => `${version.version.slice(0, versionDigits)} warning: ${warning}`),
    ),
  ])
}

/** Why the current one does not rank, what does, and what to do. */
function refusalLines(versions: readonly ModelVersion[]): readonly string[] {
  const serving = versions.find((version) => version.serving)
  return versions.flatMap(({ version, refusal }) =>
    refusal === undefined || serving === undefined
      ? []
      : [
          `${version.slice(0, versionDigits)} is current but does not rank: ${refusal.reason}`,
          `${serving.builtIn ? 'the built-in ranker' : serving.version.slice(0, versionDigits)} ranks instead; ${refusal.remedy}`,
        ],
  )
}

export function promotionText({ ranks: { name, version, builtIn, pinned, instead } }: PromotionReceipt): string {
  const what = `${builtIn ? 'the built-in ranker' : name} ${version.slice(0, versionDigits)}`
  if (instead === undefined) return lines([`${what} ranks from the next request on${pinned ? ', pinned' : ''}`])
  return lines([
    `${instead.version.slice(0, versionDigits)} is current${pinned ? ' and pinned' : ''} but does not rank: ${instead.reason}`,
    `${what} ranks instead; ${instead.remedy}`,
  ])
}

export function detailText(detail: ModelDetail): string {
  const { contender, plan, training, pages, current, baseline, heldOut, lastDays, gate, best, warnings = [] } = reportOf(detail)
  const words = planWords(plan)
  const measures: readonly (readonly [string, MetricIntervals | undefined])[] = [
    [`this model, ${words.heldOut}`, heldOut],
    [`current at the time, ${words.heldOut}`, current?.heldOut],
    [`baseline, ${words.heldOut}`, baseline?.heldOut],
    ['this model, last days', lastDays],
    ['current at the time, last days', current?.lastDays],
    ['baseline, last days', baseline?.lastDays],
  ]
  return lines([
    `${detail.version}  ${marksOf(detail)}`,
    ...(detail.refusal === undefined ? [] : [`it does not rank: ${detail.refusal.reason}; ${detail.refusal.remedy}`]),
    `${detail.kind}${contender === undefined ? '' : `, ${contender} of training ${training}`}`,
    ...(pages === undefined
      ? []
      : [`${pages.training} ${words.lessons} to learn from, ${pages.heldOut} held out, ${pages.lastDays} of the last days`]),
    ...measures.flatMap(([whose, found]) => (found === undefined ? [] : [`${whose.padEnd(36)} ${metricsText(found)}`])),
    ...(gate === undefined ? [] : [`gate: ${gate.promoted ? 'passed' : 'kept back'}, ${gate.reason}`]),
    ...(gate === undefined && best !== undefined ? [`gate: not judged, because ${best} did better ${words.chosenBy}`] : []),
    ...warnings.map((warning) => `warning: ${warning}`),
    ...detail.promotions.map(({ at, reason }) => `promoted ${new Date(at).toISOString()}: ${reason}`),
    `importance: ${detail.importanceMeans}`,
    ...detail.inputs.slice(0, mostInputs).map(({ name, importance, weight }) => {
      return `${percent(importance).padStart(8)}  ${name}${weight === undefined ? '' : ` (weight ${weight.toFixed(4)})`}`
    }),
  ])
}

export function recordText(record: TrainingRecord): string {
  const { plan, pages, positives, contenders, best, versions, gate, promoted, keptBecausePinned } = record
  const words = planWords(plan)
  return lines([
    `${pages.training + pages.validation} ${words.lessons} to learn from with ${positives} ${words.positives} in all; ${pages.heldOut} held out, ${pages.lastDays} of the last days`,
    ...contenders.flatMap((contender) => contenderLines(contender, versions[contender.name], contender.name === best)),
    ...(best === undefined ? [] : [`* ${best} did best ${words.chosenBy} and stood before the gate`]),
    ...coverageLines(record),
    `gate: ${gate.promoted ? 'passed' : 'kept back'}, ${gate.reason}`,
    verdict(promoted, keptBecausePinned === true, gate.promoted),
  ])
}

function contenderLines(
  { name, heldOut, lastDays, failure, seconds, warnings = [] }: TrainingRecord['contenders'][number],
  version: string | undefined,
  isBest: boolean,
): readonly string[] {
  const head = `${isBest ? '*' : ' '} ${name.padEnd(18)} ${version?.slice(0, versionDigits) ?? ''.padEnd(versionDigits)}`
  if (heldOut === undefined || lastDays === undefined) return [`${head}  not trained: ${failure}`]
  const late = `last days: ${decidingText(lastDays)}`
  return [
    `${head}  ${metricsText(heldOut)}; ${late}  (${seconds.toFixed(1)} s)`,
    ...warnings.map((warning) => `    ${name}: warning: ${warning}`),
  ]
}

/** Features that some pages were logged without. */
function coverageLines({ coverage, backfilled, rows }: TrainingRecord): readonly string[] {
  const partial = Object.entries(coverage).filter(([, share]) => rows > 0 && share < 1)
  return partial.map(
    ([name, share]) => `${name}: ${percent(share)} of the rows logged with it, ${percent(backfilled[name] ?? 0)} backfilled`,
  )
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function verdict(promoted: boolean, isPinned: boolean, passed: boolean): string {
  if (promoted) return 'promoted: it ranks from the next request on'
  if (isPinned) return 'not promoted: the current model is pinned'
  return passed ? 'not promoted: it was not asked for, or it ranks already' : 'not promoted: the current model stays'
}

function marksOf({ current, serving, pinned }: ModelVersion): string {
  const state = current ? (serving ? 'current' : 'current, but refuses to load') : serving ? 'ranks instead of the current one' : ''
  return [state, ...(pinned ? ['pinned'] : [])].filter(Boolean).join(', ')
}

/** Empty for a built-in model; one published by other means brings its own. */
function reportOf({ report }: ModelVersion): Partial<ModelTrainingReport> {
  return report as Partial<ModelTrainingReport>
}

/** Of rankers of pages and of applicants; empty where the rows told nothing. */
function decidingText(metrics: MetricIntervals): string {
  const name = ['ndcg@10', 'auc'].find((one) => metrics[one] !== undefined)
  return name === undefined ? '' : `${name} ${intervalText(metrics[name]!)}`
}

function metricsText(metrics: MetricIntervals): string {
  return Object.entries(metrics)
    .map(([name, interval]) => `${name} ${intervalText(interval)}`)
    .join('  ')
}

function intervalText({ mean, low, high }: { readonly mean: number; readonly low: number; readonly high: number }): string {
  return `${mean.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`
}

function lines(texts: readonly string[]): string {
  return `${texts.join('\n')}\n`
}
