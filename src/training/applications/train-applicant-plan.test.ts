import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Offset, Timestamp } from '../../domain/ids.ts'
import { dayMs } from '../../domain/time.ts'
import { jobTermColumn, memberTermColumn, termColumn } from '../../features/applicants/term-columns.ts'
import { RandomStream } from '../../math/random-stream.ts'
import { type GlmixModel, isRandom } from '../../models/glmix/glmix-model.ts'
import { learnerOf } from '../../models/learners.ts'
import { linearModel } from '../../models/linear/linear-model.ts'
import { soloPool } from '../../models/solo-pool.ts'
import type { ApplicantPlan } from '../plan.ts'
import { pickRows, type ReadApplications } from './application-rows.ts'
import { isHeldOutJob } from './held-out-jobs.ts'
import { splitApplications } from './split-applications.ts'
import { type TrainedApplicants, trainApplicantPlan } from './train-applicant-plan.ts'

const [jobCount, applicants, days] = [120, 40, 40]
const tastes = 8

/** Every job likes people of some terms and dislikes those of others, which nobody wrote down; what all share is one number. */
function world(): ReadApplications {
  const random = new RandomStream(3)
  const taste = Array.from({ length: jobCount }, () => Array.from({ length: tastes }, () => 2 * random.normal()))
  const rows = Array.from({ length: jobCount * applicants }, (_, i) => {
    const job = i % jobCount
    const terms = Array.from({ length: tastes }, (_, term) => term).filter(() => random.chance(0.4))
    const fit = random.normal()
    const margin = fit - 0.5 + terms.reduce((sum, term) => sum + taste[job]![term]!, 0)
    return {
      job,
      member: random.below(600),
      terms,
      fit,
      label: Number(random.chance(1 / (1 + Math.exp(-margin)))),
      at: (days * dayMs * i) / (jobCount * applicants),
    }
  })
  return {
    rows: {
      features: ['fit'],
      values: Float32Array.from(rows, ({ fit }) => fit),
      labels: Float64Array.from(rows, ({ label }) => label),
      members: Uint32Array.from(rows, ({ member }) => member),
      jobs: Uint32Array.from(rows, ({ job }) => job),
      appliedAt: Float64Array.from(rows, ({ at }) => at),
      knownAt: Float64Array.from(rows, ({ at }) => at + dayMs),
      heldOut: Uint8Array.from(rows, ({ job }) => Number(isHeldOutJob(job as never))),
      memberTerms: termColumn(
        memberTermColumn,
        rows.map(({ terms }) => Uint32Array.from(terms)),
      ),
      jobTerms: termColumn(
        jobTermColumn,
        rows.map(({ job }) => Uint32Array.of(1000 + (job % 5))),
      ),
    },
    coverage: Float64Array.of(1),
    withoutInputs: 0,
    end: rows.length as Offset,
    now: (days * dayMs) as Timestamp,
  }
}

const boosting = { objective: 'pointwise-logistic', rounds: 30, maxDepth: 3 }
const lambdas = { globalLambdas: [1, 10], memberLambdas: [10, 100], jobLambdas: [1, 100] }
const plan: ApplicantPlan = {
  learnsFrom: 'applications',
  name: 'test',
  subject: 'applicants',
  columns: ['fit'],
  features: ['fit'],
  contenders: [
    { name: 'linear', kind: 'linear', options: { lambda: 1 } },
    { name: 'trees', kind: 'tree', options: boosting },
    { name: 'glmix', kind: 'glmix', options: lambdas },
    { name: 'glmix-trees', kind: 'glmix', options: { ...lambdas, treeShare: 0.4, treeOptions: { ...boosting, rounds: 8 } } },
    { name: 'glmix-tree-score', kind: 'glmix', options: { ...lambdas, treeFolds: 3, treeOptions: boosting } },
    { name: 'impossible', kind: 'linear', options: { lambada: 1 } },
  ],
  idColumns: [memberTermColumn, jobTermColumn],
  mostApplications: 10_000,
  lastDays: 7,
}

const parts = {
  learner: learnerOf,
  pool: soloPool,
  seed: 1,
  signal: new AbortController().signal,
  clock: () => 0,
  current: linearModel({ fit: 0 }, 0),
  baseline: linearModel({ fit: 0 }, 0),
  progress: () => {},
}

describe('a plan that learns from applications', () => {
  let trained: TrainedApplicants
  before(async () => {
    trained = await trainApplicantPlan(plan, world(), parts)
  })
  const contender = (name: string) => trained.report.contenders.find((one) => one.name === name)!

  it('learns from single jobs what all share cannot tell', () => {
    const auc = (name: string) => contender(name).lastDays!['auc']!.mean
    assert.ok(auc('glmix') > auc('trees') + 0.1, `${auc('glmix')} ${auc('trees')}`)
    for (const name of ['glmix-trees', 'glmix-tree-score'])
      assert.ok(auc(name) > auc('trees') + 0.05, `${name} ${auc(name)} ${auc('trees')}`)
    assert.equal(trained.report.best, 'glmix')
    // A job of which nothing was learned gets no more than what all share.
    assert.ok(Math.abs(contender('glmix').heldOut!['auc']!.mean - contender('linear').heldOut!['auc']!.mean) < 0.05)
  })

  it('finds on folds of the rows how strongly to hold each coordinate', () => {
    const { coordinates, trees, standardization } = trained.models.get('glmix')!.model as GlmixModel
    const strengths = coordinates.filter(isRandom).map(({ name, lambda }) => [name, lambda] as const)
    assert.deepEqual(strengths[0], ['per-job', 1])
    assert.ok(strengths[1]![0] === 'per-member' && lambdas.memberLambdas.includes(strengths[1]![1]!))
    assert.ok(standardization !== undefined && trees === undefined)
    assert.equal((trained.models.get('glmix-trees')!.model as GlmixModel).trees!.model.roots.length, 8)
  })

  it('makes chances of scores that come true, on rows that trained nothing', () => {
    const { calibration } = trained.models.get('glmix')!
    assert.ok(calibration!.error < 0.06 && calibration!.rows > 300 && calibration!.judgedRows > 500, JSON.stringify(calibration))
    for (const slice of ['heldOut', 'lastDays'] as const) {
      const bins = contender('glmix').reliability![slice]
      assert.ok(bins.length === 10 && bins.at(-1)!.observed > bins[0]!.observed)
      assert.deepEqual(Object.keys(contender('glmix')[slice]!), ['auc', 'auc-by-job', 'log-loss', 'calibration-error'])
    }
  })

  it('judges by jobs that none was trained on, against what ranks and a frozen baseline', () => {
    const { gate, current } = trained.report
    assert.deepEqual([gate.promoted, current.heldOut['auc']!.mean, current.heldOut['log-loss']], [false, 0.5, undefined])
    assert.match(gate.reason, /held-out jobs/)
  })

  it('reports a contender that cannot be trained, and lets the others go on', () => {
    assert.ok(contender('impossible').failure !== undefined && !trained.models.has('impossible'))
    assert.equal(trained.models.size, 5)
  })

  it('says what is missing where no contender could be trained', async () => {
    const read = world()
    const { report } = await trainApplicantPlan(
      { ...plan, lastDays: 1 },
      { ...read, rows: pickRows(read.rows, Uint32Array.of(0, 1, 2)) },
      parts,
    )
    assert.equal(report.best, undefined)
    assert.match(report.gate.reason, /^no contender could be trained \(linear: .+\): the log holds 3 applications whose outcome is known, /)
    assert.match(report.gate.reason, /each of 30 held-out jobs.*14 days.*mutual simulate/)
  })

  it('keeps what judges apart from what teaches, and knows nothing of the last days', () => {
    const { rows } = world()
    const { training, validation, calibration, heldOut, lastDays } = splitApplications(rows, 7)
    const newest = Math.max(...rows.appliedAt)
    const pairs = (some: typeof training) => Array.from(some.jobs, (job, row) => `${job} ${some.members[row]} ${some.appliedAt[row]}`)
    const all = [training, validation, calibration, heldOut, lastDays].flatMap(pairs)
    assert.equal(new Set(all).size, all.length)
    for (const some of [training, validation, calibration]) {
      assert.ok(some.labels.length > 100)
      assert.ok(some.knownAt.every((at) => at <= newest - 7 * dayMs) && !some.heldOut.includes(1))
    }
    assert.ok(heldOut.heldOut.every((is) => is === 1) && lastDays.appliedAt.every((at) => at > newest - 7 * dayMs))
    assert.deepEqual(
      [...heldOut.jobs],
      [...heldOut.jobs].sort((a, b) => a - b),
    )
  })
})
