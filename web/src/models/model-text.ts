/** How models are spoken of. */
import type { ModelVersion, PromotionReceipt, Subject } from '../../../src/platform/platform.ts'
import type { ModelTrainingReport } from '../../../src/training/training-report.ts'

/** What is ranked. */
export const subjectNames: Readonly<Record<Subject, string>> = {
  members: 'People',
  jobs: 'Jobs',
  applicants: 'Applicants',
}

/** Digits by which a version is known to people. */
export function shortVersion(version: string): string {
  return version.slice(0, 12)
}

export function versionHref({ subject, version }: Pick<ModelVersion, 'subject' | 'version'>): string {
  return `/models/${subject}/${shortVersion(version)}`
}

/** Empty for a built-in model; one published by other means brings its own. */
export function reportOf({ report }: Pick<ModelVersion, 'report'>): Partial<ModelTrainingReport> {
  return report as Partial<ModelTrainingReport>
}

export function nameOf(version: ModelVersion): string {
  if (version.builtIn) return 'Built-in ranker'
  return contenderName(reportOf(version).contender) ?? 'Published model'
}

/** What ranks from the next request on. */
export function ranksText({ version, builtIn, pinned }: PromotionReceipt['ranks']): string {
  return `${builtIn ? 'The built-in ranker' : `Version ${shortVersion(version)}`} ranks now${pinned ? ', pinned' : ''}.`
}

/** "trees-pairwise" → "Trees, pairwise". */
export function contenderName(contender: string | undefined): string | undefined {
  if (contender === undefined) return undefined
  const words = contender
    .replace(/^glmix/, 'GLMix')
    .replace('-', ', ')
    .replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Reasons come as clauses; on the screen each stands alone. */
export function asSentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`
}

export function momentText(at: number): string {
  return new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })
}

export function isOfApplicants({ plan }: Partial<Pick<ModelTrainingReport, 'plan'>>): boolean {
  return plan === plans.applicants
}

/** What is trained for each ranker that is learned. */
export const plans: Readonly<Partial<Record<Subject, string>>> = { members: 'recruiter-search', applicants: 'qualified-applicant' }
