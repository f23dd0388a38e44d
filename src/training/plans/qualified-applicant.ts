/**
 * Who of a job's applicants will be answered well (ALGORITHMS §8). The baseline that was published is boosted trees over all that is
 * known of the pair; GLMix adds an effect for each member and for each job.
 */
import { applicantFeatures } from '../../features/applicants/applicant-features.ts'
import { jobTermColumn, memberTermColumn } from '../../features/applicants/term-columns.ts'
import { shadowFeatures } from '../../features/sets.ts'
import type { ApplicantPlan } from '../plan.ts'
import { boosting, leafOptions } from './boosting.ts'

/** Never known of an application, or not meant to be learned from yet. */
const left: ReadonlySet<string> = new Set([
  'retrieval-share',
  'retrieval-log',
  'liked-in-project',
  'passed-in-project',
  'searcher-messages',
  'searcher-acceptance',
  ...shadowFeatures.map(({ name }) => name),
])
const features = applicantFeatures.filter((name) => !left.has(name))

const trees = { ...boosting, objective: 'pointwise-logistic' }

/** How strongly each coordinate is held is found on the validation rows; each day what is known of single members and jobs, what all share when the plan is trained. */
const effectsAlone = { lockGlobal: true }
/** The trees that compete alone, whose score all hirers share; what single members and jobs add is learned on what they leave open. */
const score = { treeFolds: 4, treeOptions: trees }
const leaves = leafOptions(trees.objective)

export const qualifiedApplicantPlan: ApplicantPlan = {
  learnsFrom: 'applications',
  name: 'qualified-applicant',
  subject: 'applicants',
  columns: applicantFeatures,
  features,
  contenders: [
    { name: 'linear', kind: 'linear', options: { lambda: 10, standardize: true } },
    { name: 'trees', kind: 'tree', options: trees },
    { name: 'glmix', kind: 'glmix', options: {}, effectsOptions: effectsAlone },
    { name: 'glmix-trees', kind: 'glmix', options: leaves, effectsOptions: effectsAlone },
    { name: 'glmix-tree-score', kind: 'glmix', options: score, effectsOptions: effectsAlone },
  ],
  idColumns: [memberTermColumn, jobTermColumn],
  mostApplications: 200_000,
  lastDays: 7,
}
