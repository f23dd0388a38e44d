/** What a plan learns from and is judged on, as reports name it. */

export interface PlanWords {
  readonly lessons: string
  readonly positives: string
  /** What the gate judges on. */
  readonly heldOut: string
  /** What told which contender is best. */
  readonly chosenBy: string
}

const pageWords: PlanWords = { lessons: 'pages', positives: 'acceptances', heldOut: 'held-out pages', chosenBy: 'on the last days' }
const applicationWords: PlanWords = {
  lessons: 'applications',
  positives: 'good answers',
  heldOut: 'held-out jobs',
  chosenBy: 'on the applications set aside to choose by',
}

export function planWords(plan: string | undefined): PlanWords {
  return plan === 'qualified-applicant' ? applicationWords : pageWords
}
