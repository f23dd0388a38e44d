/** What went wrong in a training without being an error, by the last step it reported. */
import type { TrainingProgress } from './learner.ts'

/** Measure of boosted trees: how many of them could not split. */
export const treesWithoutSplit = 'trees-without-split'

export function warningsOf({ done, measures }: Pick<TrainingProgress, 'done' | 'measures'>): readonly string[] {
  const stumps = measures[treesWithoutSplit] ?? 0
  if (stumps === 0) return []
  if (stumps < done) return [`${stumps} of ${done} trees could not split`]
  return [
    'no tree could split, so all scores are equal: is "minChildWeight" more than the hessians of the rows sum to, or "gamma" too large?',
  ]
}
