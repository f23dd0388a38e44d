/** Models and trainings as operators see them: versions with what they rest on, and what each training found. */
import Type, { type Static, type TSchema } from 'typebox'
import { line, oneOf, timestamp } from '../../adapters/files/json-schema.ts'
import { decay, removed, trainingScope } from './decay.ts'
import { receipt } from './receipt.ts'

export const subject = oneOf(['members', 'jobs', 'applicants'])
const closed = { additionalProperties: false }
const refusal = { reason: Type.String(), remedy: Type.String() }
const reason = Type.String({ ...line, minLength: 1, description: 'Kept with the promotion' })

/** A version, or its first digits where they name one. */
export const versionParam = Type.String({ minLength: 1, maxLength: 100, description: 'A version, or its first 6 digits or more' })

export const promoteBody = Type.Object(
  { reason: Type.Optional(reason), pinned: Type.Optional(Type.Boolean({ description: 'Later trainings do not take its place' })) },
  closed,
)
export const reasonBody = Type.Object({ reason: Type.Optional(reason) }, closed)

export const trainingBody = Type.Object(
  {
    plan: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'recruiter-search by default' })),
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 ** 31 })),
    promote: Type.Optional(Type.Boolean({ description: 'Promote the best contender where it passes the gate; true by default' })),
    scope: Type.Optional(trainingScope),
    shadows: Type.Optional(
      Type.Array(Type.String({ maxLength: 100 }), { maxItems: 100, description: 'Shadow features to learn from this time' }),
    ),
  },
  closed,
)

function byName<Value extends TSchema>(value: Value, description: string) {
  return Type.Unsafe<Record<string, Static<Value>>>({ type: 'object', additionalProperties: value, description })
}

const interval = Type.Object({ mean: Type.Number(), low: Type.Number(), high: Type.Number() })
const metrics = byName(
  interval,
  'By metric, with 95 % intervals: over pages ndcg@10, precision@5 and precision@25; of applicants auc and others',
)
const bins = Type.Array(
  Type.Object({
    stated: Type.Number({ description: 'Mean stated chance' }),
    observed: Type.Number({ description: 'Share that came true' }),
    rows: Type.Integer(),
  }),
)
const measured = Type.Object({ heldOut: metrics, lastDays: metrics })
const gate = Type.Object(
  { promoted: Type.Boolean(), reason: Type.String(), againstCurrent: interval, againstBaseline: interval },
  { description: 'Candidate minus rival, per held-out page' },
)
const curve = Type.Array(Type.Object({ stage: Type.String(), done: Type.Integer(), measures: byName(Type.Number(), 'Measures so far') }), {
  description: 'Learning curve',
})
const pages = Type.Object({
  training: Type.Integer(),
  validation: Type.Integer(),
  heldOut: Type.Integer(),
  lastDays: Type.Integer(),
  random: Type.Integer(),
})
const data = {
  plan: Type.String(),
  offset: Type.Integer({ description: 'The log was read up to here' }),
  seed: Type.Integer(),
  pages,
  rows: Type.Integer(),
  withoutInputs: Type.Optional(Type.Integer({ description: 'Labelled, but nothing of them was logged' })),
  positives: Type.Integer(),
  positions: Type.String({ description: 'How positions were allowed for' }),
  current: measured,
  baseline: measured,
}
const contender = {
  kind: Type.String(),
  seconds: Type.Number(),
  heldOut: Type.Optional(metrics),
  lastDays: Type.Optional(metrics),
  failure: Type.Optional(Type.String()),
  warnings: Type.Optional(Type.Array(Type.String(), { description: 'What went wrong without stopping the training' })),
  reliability: Type.Optional(
    Type.Object({ heldOut: bins, lastDays: bins }, { description: 'Of models that state chances: bins of equally many applications' }),
  ),
}

/** Empty for a built-in model; a model published by other means brings its own. */
const modelReport = Type.Partial(
  Type.Object({
    ...data,
    ...contender,
    contender: Type.String(),
    inputs: Type.Integer(),
    training: Type.Integer(),
    best: Type.String(),
    gate,
    curve,
  }),
)

const servingFields = {
  subject,
  name: Type.String(),
  version: Type.String(),
  builtIn: Type.Boolean({ description: 'Nothing that was promoted ranks' }),
  instead: Type.Optional(
    Type.Object(
      { version: Type.String(), ...refusal },
      { description: 'The current version is missing or refuses to load, so the one below it ranks, or the built-in one' },
    ),
  ),
}
export const servingModel = Type.Object(servingFields)
export const promotionReceipt = Type.Object({
  ...receipt.properties,
  ranks: Type.Object({ ...servingFields, pinned: Type.Boolean() }, { description: 'What ranks from the next request on' }),
})

const versionFields = {
  subject,
  version: Type.String(),
  builtIn: Type.Boolean(),
  current: Type.Boolean({ description: 'Promoted last, or built in where nothing was ever promoted' }),
  serving: Type.Boolean({ description: 'Ranks at the moment' }),
  refusal: Type.Optional(Type.Object(refusal, { description: 'Why the current version does not rank' })),
  pinned: Type.Boolean(),
  promotions: Type.Array(Type.Object({ at: timestamp, reason: Type.String() })),
  report: modelReport,
}
export const modelVersion = Type.Object(versionFields)
export const modelDetail = Type.Object({
  ...versionFields,
  kind: Type.String(),
  importanceMeans: Type.String({ description: 'What the importance of an input is made of' }),
  inputs: Type.Array(
    Type.Object({
      name: Type.String(),
      label: Type.String(),
      importance: Type.Number({ description: 'Share of all inputs together' }),
      weight: Type.Optional(Type.Number()),
    }),
  ),
})

const trainingFields = {
  id: Type.Integer(),
  plan: Type.String(),
  seed: Type.Integer(),
  startedAt: timestamp,
  state: oneOf(['running', 'finished', 'failed']),
  error: Type.Optional(Type.String()),
}
const versions = byName(Type.String(), 'Published version by name of the contender')
const outcome = {
  best: Type.Optional(Type.String({ description: 'Best on the last days: the contender that the gate judged' })),
  promoted: Type.Boolean(),
  keptBecausePinned: Type.Optional(Type.Boolean()),
  gate,
  versions,
}
export const trainingSummary = Type.Object({
  ...trainingFields,
  ...Type.Partial(Type.Object({ ...outcome, warnings: Type.Array(Type.String(), { description: 'By contender, what went wrong' }) }))
    .properties,
})
export const training = Type.Object({
  ...trainingFields,
  record: Type.Optional(
    Type.Object({
      at: timestamp,
      scope: trainingScope,
      decay,
      removed,
      ...data,
      ...outcome,
      backfilled: byName(Type.Number(), 'Share of the rows computed later, because their page lacks the feature'),
      coverage: byName(Type.Number(), 'Share of the rows logged with each feature'),
      contenders: Type.Array(Type.Object({ name: Type.String(), ...contender, curve })),
    }),
  ),
})

export const featureState = Type.Object({
  name: Type.String(),
  shadow: Type.Boolean({ description: 'Logged with every page, but learned from only where a training names it' }),
  backfillable: Type.Boolean(),
  backfill: Type.Optional(
    Type.Object({
      feature: Type.String(),
      at: Type.Integer(),
      offset: Type.Integer(),
      pages: Type.Integer({ description: 'Pages logged without the feature' }),
      rows: Type.Integer(),
      computed: Type.Integer({ description: 'Rows whose past was restored to the bit' }),
      compared: Type.Integer({ description: 'Rows that were logged with the feature and computed as well' }),
      equal: Type.Integer(),
    }),
  ),
})
