/** A posting of a clinic and the people who apply for it: small, and known by name. */
import { marketplace } from '../../src/domain/audience.ts'
import type { ContractId, JobId, RecruiterId } from '../../src/domain/ids.ts'
import type { Member } from '../../src/domain/member.ts'
import type { Calibration } from '../../src/models/calibration/calibration.ts'
import { glmixModel } from '../../src/models/glmix/glmix-model.ts'
import { linearModel } from '../../src/models/linear/linear-model.ts'
import type { Caller, EventInput } from '../../src/platform/platform.ts'
import { memberOf } from '../small-world/index.ts'

export const [ward, clinic, rival] = ['ward' as JobId, 'clinic' as ContractId, 'rival' as ContractId]
export const [rae, rex] = ['rae' as RecruiterId, 'rex' as RecruiterId]
export const hirer: Caller = { role: 'recruiter', contract: clinic, recruiter: rae }

export const nurse = (id: string, rest: Partial<Member> = {}): Member =>
  memberOf(id, {
    positions: [{ title: 'Registered Nurse', company: 'Larkspur Clinic', start: { year: 2016, month: 2 } }],
    skills: [{ name: 'Triage' }, { name: 'Wound Care' }],
    location: { city: 'Hamburg', countryCode: 'DE' },
    ...rest,
  })

export const cook = (id: string, rest: Partial<Member> = {}): Member =>
  memberOf(id, { positions: [{ title: 'Chef', start: { year: 2020 } }], skills: [{ name: 'Baking' }], ...rest })

export const upsert = (member: Member): EventInput => ({ type: 'member-upserted', member })
export const applies = (member: Member): EventInput => ({ type: 'applied', member: member.id, job: ward })

export const opening: readonly EventInput[] = [
  { type: 'contract-upserted', contract: { id: clinic, name: 'Clinic', company: 'Northgate Clinic' } },
  { type: 'contract-upserted', contract: { id: rival, name: 'Rival' } },
  { type: 'recruiter-upserted', recruiter: { id: rae, contract: clinic, name: 'Rae' } },
  { type: 'recruiter-upserted', recruiter: { id: rex, contract: rival, name: 'Rex' } },
  {
    type: 'job-upserted',
    job: {
      id: ward,
      audience: marketplace,
      contract: clinic,
      title: 'Registered Nurse',
      location: { city: 'Hamburg', countryCode: 'DE' },
      targeting: { skills: ['Wound Care', 'Triage'], mustHaveSkills: ['Triage'], minYears: 3 },
      state: 'open',
    },
  },
]

export const sure: Calibration = { slope: 1, intercept: 0, rows: 1000, positives: 300, error: 0.02, judgedRows: 500 }
/** Three points of log-odds for the skills. */
export const skillModel = linearModel({ 'must-have-coverage': 3 }, -1.5)

/** All hirers share twice the score of trees: one asks for the skills, one for the title, each of which half of the training rows had. */
export const treeModel = glmixModel(
  'logistic',
  [
    {
      name: 'global',
      shard: 'pair',
      features: ['(intercept)', 'gbdt@ward/score'],
      coefficients: Float64Array.of(-0.5, 2),
      variances: new Float64Array(2),
    },
  ],
  {
    trees: {
      hash: 'ward',
      model: {
        kind: 'tree',
        features: ['must-have-coverage', 'exact-title'],
        base: -0.25,
        roots: Uint32Array.of(0, 3),
        inputs: Int32Array.of(0, -1, -1, 1, -1, -1),
        thresholds: Float32Array.of(0.5, -0.75, 0.75, 0.5, -0.3, 0.5),
        lefts: Int32Array.of(1, -1, -1, 4, -1, -1),
        rights: Int32Array.of(2, -1, -1, 5, -1, -1),
        missingLeft: Uint8Array.of(1, 0, 0, 1, 0, 0),
        gains: Float32Array.of(1, 0, 0, 1, 0, 0),
        covers: Float32Array.of(8, 4, 4, 8, 4, 4),
      },
    },
  },
)
