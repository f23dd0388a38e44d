/**
 * The built-in rankers: linear, set by hand, in log-odds, so that they work on day one without any interaction. The
 * reasoning, part by part: what a person does now says most (title and skills, rare ones above all), then whether years and
 * level fit, then reach, then the member's own interest; text and quality only separate near equals. Unknown adds nothing, so
 * what counts is rewarded where it is proved rather than punished where it is missing. docs/models/cold-start.md is the card.
 */
import { linearModel } from '../../models/linear/linear-model.ts'
import { encodeModel, modelVersion } from '../../models/model-file.ts'
import type { Published } from '../../models/model-registry.ts'
import { withFixture } from '../../models/parity-fixture.ts'

const fit = {
  'function-match': 0.5,
  'years-inside': 0.4,
  'years-below': -0.4,
  'years-above': -0.1,
  'same-place': 0.6,
  'same-region': 0.4,
  'same-country': 0.3,
  distance: -0.12,
  'remote-fit': 0.2,
  'workplace-fit': 0.2,
  'industry-match': 0.3,
  'language-coverage': 0.4,
  'work-permit-match': 0.3,
  'retrieval-share': 1,
  completeness: 0.3,
  recency: -0.05,
  'static-rank': 0.4,
  'employment-type-fit': 0.3,
} as const

/** Members for an opening or a typed query. The hirer's half, then the member's. */
const forOpening = {
  ...fit,
  'exact-title': 1,
  'current-title': 0.8,
  'related-title': 0.5,
  'title-share': 0.6,
  'seniority-below': -0.35,
  'seniority-above': -0.15,
  'skill-coverage': 0.6,
  'skill-coverage-weighted': 1.6,
  'must-have-coverage': 1.2,
  'degree-gap': 0.05,
  'company-match': 0.3,
  'current-company-match': 0.2,
  'school-match': 0.3,
  'mean-tenure': 0.05,
  'intent-active': 0.7,
  'intent-open': 0.4,
  'intent-passive': -0.3,
  'desired-title': 0.5,
  'desired-location': 0.4,
  'salary-shortfall': -1.2,
  'salary-surplus': 0.4,
  'recent-contacts': -0.2,
  responsiveness: 1,
  'liked-in-project': 0.5,
  'passed-in-project': -3,
} as const

/** Jobs for a seeker: the wish weighs more, and a step up less than a step down. */
const forSeeker = {
  ...fit,
  'exact-title': 0.8,
  'related-title': 0.5,
  'seniority-below': -0.45,
  'seniority-above': -0.25,
  'skill-coverage': 0.3,
  'job-skill-coverage': 1.4,
  'job-must-have-coverage': 1,
  'degree-gap': 0.05,
  'company-match': 0.1,
  'desired-title': 0.9,
  'desired-location': 0.6,
  'salary-shortfall': -1.5,
  'salary-surplus': 0.8,
} as const

function builtIn(name: string, weights: Readonly<Record<string, number>>, intercept: number): Published {
  const artifact = withFixture(linearModel(weights, intercept))
  return { name, version: modelVersion(encodeModel(artifact)), artifact }
}

export const coldStartForOpenings = builtIn('cold-start-openings', forOpening, -4)
export const coldStartForSeekers = builtIn('cold-start-seekers', forSeeker, -4)

/** What is ranked: people for an opening or a query, jobs for a seeker, those who applied for a job. */
export const rankedSubjects = ['members', 'jobs', 'applicants'] as const
export type RankedSubject = (typeof rankedSubjects)[number]

/** Of applicants it claims no chance: its scores are set by hand. */
export function coldStart(subject: RankedSubject): Published {
  return subject === 'jobs' ? coldStartForSeekers : coldStartForOpenings
}
