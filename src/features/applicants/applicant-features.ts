/**
 * The feature set of applicants: how the person fits what the job asks, as on any page of people; what the person's history says; and,
 * the other way round, how the job fits what the person asks (`job:` before the name). Nothing is searched for, so what a retrieval
 * would say is not known here.
 */

import type { Feature } from '../feature.ts'
import { featureSetHash } from '../feature-set-hash.ts'
import { servingFeatures } from '../serving-features.ts'
import { documentFeatures } from '../sets.ts'

/** Of the job, looked at with the eyes of the applicant. */
const jobSide: ReadonlySet<string> = new Set([
  'exact-title',
  'related-title',
  'title-share',
  'function-match',
  'seniority-below',
  'seniority-above',
  'job-skill-coverage',
  'job-must-have-coverage',
  'years-below',
  'years-above',
  'degree-gap',
  'industry-match',
  'distance',
  'workplace-fit',
  'employment-type-fit',
  'salary-shortfall',
  'salary-surplus',
  'completeness',
  'static-rank',
])

export const jobSideFeatures: readonly Feature[] = documentFeatures.filter(({ name }) => jobSide.has(name))

export const jobSidePrefix = 'job:'

export const applicantFeatures: readonly string[] = [...servingFeatures, ...jobSideFeatures.map(({ name }) => `${jobSidePrefix}${name}`)]

export const applicantFeatureSet = featureSetHash(applicantFeatures)
