/**
 * A past page re-scored from its own record: the vectors it logged, by the model version it names. Today's profiles and
 * models play no part, so the scores must come out bit for bit. Items whose person was erased say so and are passed over.
 */

import { PlatformError } from '../../domain/errors.ts'
import type { Offset } from '../../domain/ids.ts'
import { erasedKey, type PageShown } from '../../domain/page.ts'
import { applicantTerms } from '../../features/applicants/term-columns.ts'
import { featureSetHash } from '../../features/feature-set-hash.ts'
import type { Rows, Scorer } from '../../models/model.ts'
import type { Published, Version } from '../../models/model-registry.ts'
import type { DescribeTerm } from '../explanation/explain-coordinates.ts'
import { type Contribution, scoreExplainer } from '../explanation/explain-score.ts'
import { withIds } from '../ranking/ranked-list.ts'
import { rankerOf } from '../ranking/ranker.ts'
import {
  type EffectSource,
  type RefittedEffect,
  type RefittedEffects,
  type RowEntities,
  refittedOn,
  withEffects,
} from '../ranking/row-effects.ts'

export interface ExplainParts {
  /** Any version that a page ever named. */
  loadModel(version: Version): Promise<Published | undefined>
  /** Names of a feature set by its hash. */
  featureNames(featureSet: string): Promise<readonly string[] | undefined>
  /** Of the coefficient store. */
  readonly readEffects: EffectSource['readMany']
  /** What an event refitted. Throws PlatformError where the log holds no such event there. */
  refittedAt(offset: Offset): RefittedEffect & { readonly coordinate: string; readonly entity: string }
  readonly describeTerm: DescribeTerm
}

export interface ExplainedItem {
  readonly position: number
  /** Undefined for a person who was erased. */
  readonly key: number | undefined
  readonly served: number | null
  readonly rescored: number | null
  readonly contributions: readonly Contribution[]
}

export interface ExplainedPage {
  /** True where every score that is left came out bit for bit. */
  readonly reproduced: boolean
  readonly items: readonly ExplainedItem[]
}

export async function explainPage(page: PageShown, parts: ExplainParts): Promise<ExplainedPage> {
  const { loadModel, featureNames, describeTerm, readEffects, refittedAt } = parts
  const features = await namesOf(page.featureSet, featureNames)
  const last = page.models.at(-1)
  const model = last === undefined ? undefined : await loadModel(last.version)
  if (model === undefined) throw new PlatformError('unavailable', `the model of page ${page.request} is gone; restore its file from a copy`)
  const ranker = rankerOf(model, features)
  const { scorer } = ranker
  const { keys, vectors: values } = page.items
  const logged = rowsOf(page, { values, width: features.length, count: keys.length }, scorer)
  const effects = { refitted: refittedThen(page, refittedAt), readMany: readEffects }
  const { rows } = await withEffects(logged, ranker, entitiesOf(page), effects)
  const scores = new Float64Array(rows.count)
  scorer.score(rows, scores)
  const explainer = scoreExplainer(scorer, features, rows, describeTerm)
  const items = Array.from(page.items.keys, (key, row): ExplainedItem => {
    const position = page.start + row
    if (key === erasedKey) return { position, key: undefined, served: null, rescored: null, contributions: [] }
    return { position, key, served: page.items.scores[row]!, rescored: scores[row]!, contributions: explainer.contributions(row) }
  })
  return { reproduced: items.every(({ served, rescored }) => Object.is(served, rescored)), items }
}

function entitiesOf({ subject, items, job, recruiter, contract }: PageShown): RowEntities {
  return { members: subject === 'members' ? items.keys : new Uint32Array(0), job, recruiter, contract }
}

/** Those that the page names, whatever was refitted since. */
function refittedThen({ models }: PageShown, refittedAt: ExplainParts['refittedAt']): RefittedEffects {
  const then = refittedOn(models).map(refittedAt)
  return (_, coordinate, entity) => then.find((one) => one.coordinate === coordinate && one.entity === entity)
}

/** Of applicants, models read the terms of profile and posting. */
function rowsOf({ channel, items, queryTerms }: PageShown, rows: Rows, scorer: Scorer): Rows {
  const isOfApplicants = channel === 'job-applicants' || channel === 'application-chance'
  return isOfApplicants ? { ...rows, ids: applicantTerms(items, Uint32Array.from(queryTerms)) } : withIds(rows, items, scorer)
}

async function namesOf(featureSet: string, featureNames: ExplainParts['featureNames']): Promise<readonly string[]> {
  const names = await featureNames(featureSet)
  if (names === undefined || featureSetHash(names) !== featureSet) {
    throw new PlatformError('unavailable', `feature set ${featureSet} is not kept here; restore it from a copy of the store`)
  }
  return names
}
