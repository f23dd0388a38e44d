/** Trees as all plans grow them: what is to be told apart is rare, a few in a hundred rows, so each tree sees a part, and trees that the validation rows do not confirm are dropped. */
export const boosting = {
  rounds: 300,
  learningRate: 0.05,
  maxDepth: 4,
  minChildWeight: 5,
  lambda: 10,
  subsample: 0.7,
  columnSample: 0.5,
  earlyStoppingRounds: 30,
}

/** Where each leaf is an input of effects: fewer trees than rank alone, and on rows that the effects are not learned on. */
export const leafOptions = (objective: string) => ({ treeShare: 0.6, treeOptions: { ...boosting, rounds: 60, objective } })
