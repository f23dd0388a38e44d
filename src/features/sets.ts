/**
 * The features that are computed, in the order in which vectors hold them. A shard computes `documentFeatures` for each
 * hit, of members and of jobs alike (what does not apply is NaN), and ranks by the cheap `l1Features`. A new feature begins
 * among the `shadowFeatures`: computed and logged with every page, read by no model. Once pages cover it, by time or by
 * `mutual backfill`, its line moves up: appended, since a model is bound to names and is not disturbed by one it does not know.
 */
import { completeness } from './candidate/completeness.ts'
import { meanTenure } from './candidate/mean-tenure.ts'
import { positions } from './candidate/positions.ts'
import { recency } from './candidate/recency.ts'
import { staticRank } from './candidate/static-rank.ts'
import { tenure } from './candidate/tenure.ts'
import { yearsHeld } from './candidate/years-held.ts'
import { contextFeatures } from './context/context-features.ts'
import type { Feature } from './feature.ts'
import { desiredLocation } from './interest/desired-location.ts'
import { desiredTitle } from './interest/desired-title.ts'
import { employmentTypeFit } from './interest/employment-type-fit.ts'
import { intentActive } from './interest/intent-active.ts'
import { intentOpen } from './interest/intent-open.ts'
import { intentPassive } from './interest/intent-passive.ts'
import { salaryShortfall } from './interest/salary-shortfall.ts'
import { salarySurplus } from './interest/salary-surplus.ts'
import { companyMatch } from './match/company-match.ts'
import { currentCompanyMatch } from './match/current-company-match.ts'
import { currentTitle } from './match/current-title.ts'
import { degreeGap } from './match/degree-gap.ts'
import { exactTitle } from './match/exact-title.ts'
import { functionMatch } from './match/function-match.ts'
import { industryMatch } from './match/industry-match.ts'
import { jobMustHaveCoverage } from './match/job-must-have-coverage.ts'
import { jobSkillCoverage } from './match/job-skill-coverage.ts'
import { languageCoverage } from './match/language-coverage.ts'
import { missingMustHaves } from './match/missing-must-haves.ts'
import { mustHaveCoverage } from './match/must-have-coverage.ts'
import { pastTitle } from './match/past-title.ts'
import { relatedTitle } from './match/related-title.ts'
import { retrievalLog } from './match/retrieval-log.ts'
import { retrievalShare } from './match/retrieval-share.ts'
import { schoolMatch } from './match/school-match.ts'
import { seniorityAbove } from './match/seniority-above.ts'
import { seniorityBelow } from './match/seniority-below.ts'
import { skillCoverage } from './match/skill-coverage.ts'
import { skillCoverageWeighted } from './match/skill-coverage-weighted.ts'
import { skillFocus } from './match/skill-focus.ts'
import { skillSurplus } from './match/skill-surplus.ts'
import { titleShare } from './match/title-share.ts'
import { workPermitMatch } from './match/work-permit-match.ts'
import { yearsAbove } from './match/years-above.ts'
import { yearsBelow } from './match/years-below.ts'
import { yearsInside } from './match/years-inside.ts'
import { distance } from './place/distance.ts'
import { remoteFit } from './place/remote-fit.ts'
import { sameCountry } from './place/same-country.ts'
import { samePlace } from './place/same-place.ts'
import { sameRegion } from './place/same-region.ts'
import { workplaceFit } from './place/workplace-fit.ts'

/** Computed and logged, but not learned from unless a training names them. */
export const shadowFeatures: readonly Feature[] = [skillFocus]

export const documentFeatures: readonly Feature[] = [
  exactTitle,
  currentTitle,
  pastTitle,
  relatedTitle,
  titleShare,
  functionMatch,
  seniorityBelow,
  seniorityAbove,
  skillCoverage,
  skillCoverageWeighted,
  mustHaveCoverage,
  missingMustHaves,
  skillSurplus,
  jobSkillCoverage,
  jobMustHaveCoverage,
  yearsInside,
  yearsBelow,
  yearsAbove,
  degreeGap,
  industryMatch,
  companyMatch,
  currentCompanyMatch,
  schoolMatch,
  languageCoverage,
  workPermitMatch,
  retrievalShare,
  retrievalLog,
  samePlace,
  sameRegion,
  sameCountry,
  distance,
  remoteFit,
  workplaceFit,
  completeness,
  recency,
  tenure,
  meanTenure,
  yearsHeld,
  positions,
  staticRank,
  intentActive,
  intentOpen,
  intentPassive,
  desiredTitle,
  desiredLocation,
  employmentTypeFit,
  salaryShortfall,
  salarySurplus,
  ...contextFeatures,
  ...shadowFeatures,
]

export const l1Features: readonly Feature[] = [
  exactTitle,
  currentTitle,
  relatedTitle,
  functionMatch,
  seniorityBelow,
  skillCoverageWeighted,
  mustHaveCoverage,
  jobSkillCoverage,
  yearsInside,
  samePlace,
  sameCountry,
  retrievalShare,
  staticRank,
  intentActive,
  intentOpen,
]
