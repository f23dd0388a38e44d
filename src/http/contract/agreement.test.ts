import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { jobSchema } from '../../adapters/files/job-json.ts'
import type { memberSchema } from '../../adapters/files/member-json.ts'
import type { Contract, Recruiter } from '../../domain/account.ts'
import type { Job } from '../../domain/job.ts'
import type { Member } from '../../domain/member.ts'
import type {
  ApplicantPage,
  ApplicationChance,
  EntityRefit,
  FeatureState,
  JobCard,
  ListedProject,
  LongWork,
  MemberCard,
  ModelDetail,
  ModelVersion,
  Page,
  PageExplanation,
  PlatformStatus,
  ProjectInput,
  RankResult,
  Receipt,
  Refresh,
  RefreshState,
  Training,
  TrainingSummary,
} from '../../platform/platform.ts'
import type { contractSchema, listedProjectSchema, projectSchema, recruiterSchema } from './account.ts'
import type { Describes } from './answers.ts'
import type { applicantPage, applicationChance } from './applicants.ts'
import { eventTypes, parseEventInput } from './event.ts'
import type { featureState, modelDetail, modelVersion, training, trainingSummary } from './model.ts'
import type { jobPage, talentPage } from './page.ts'
import type { pastPage } from './past-page.ts'
import type { longWork, statusBody } from './platform-status.ts'
import type { rankAnswer } from './rank.ts'
import type { receipt } from './receipt.ts'
import type { entityRefit, refresh, refreshState } from './refresh.ts'

/** The compiler refuses this file where a schema has left its type. */
type Agreement = readonly [
  Describes<typeof talentPage, Page<MemberCard>>,
  Describes<typeof jobPage, Page<JobCard>>,
  Describes<typeof rankAnswer, RankResult>,
  Describes<typeof pastPage, PageExplanation>,
  Describes<typeof longWork, LongWork>,
  Describes<typeof statusBody, Partial<PlatformStatus>>,
  Describes<typeof receipt, Receipt>,
  Describes<typeof featureState, FeatureState>,
  Describes<typeof modelVersion, ModelVersion>,
  Describes<typeof modelDetail, ModelDetail>,
  Describes<typeof training, Training>,
  Describes<typeof trainingSummary, TrainingSummary>,
  Describes<typeof refresh, Refresh>,
  Describes<typeof entityRefit, EntityRefit>,
  Describes<typeof refreshState, RefreshState>,
  Describes<typeof contractSchema, Contract>,
  Describes<typeof recruiterSchema, Recruiter>,
  Describes<typeof projectSchema, ProjectInput>,
  Describes<typeof listedProjectSchema, ListedProject>,
  Describes<typeof memberSchema, Partial<Member>>,
  Describes<typeof jobSchema, Partial<Job>>,
  Describes<typeof applicantPage, ApplicantPage>,
  Describes<typeof applicationChance, ApplicationChance>,
]
const agreement: Agreement = [
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
]

describe('the contract', () => {
  it("describes the platform's answers", () => assert.ok(agreement.every((each) => each)))
})

describe('an event from outside', () => {
  const refused = (value: unknown, field: string) => assert.throws(() => parseEventInput(value), { code: 'invalid-request', field })

  it('is told by its type', () => {
    for (const value of [undefined, null, 7, [], {}, { type: 'x' }, { type: '__proto__' }, { type: ['hired'] }]) refused(value, 'type')
    assert.equal(eventTypes.length, 20)
  })

  it('is checked by the schema of that type, field by field', () => {
    const hired = { type: 'hired', member: 'm1', job: 'j1' }
    assert.deepEqual(parseEventInput({ ...hired, at: 5 }), { ...hired, at: 5 })
    refused({ ...hired, at: -1 }, 'at')
    refused({ ...hired, at: 1.5 }, 'at')
    refused({ ...hired, member: 'a\u0007' }, 'member')
    refused({ ...hired, because: 'x' }, 'because')
    refused({ type: 'feedback', project: 'p', recruiter: 'r', member: 'm', channel: 'mail', rating: 'save' }, 'channel')
  })

  it('carries a whole member or job, parsed and named by its path', () => {
    assert.deepEqual(parseEventInput({ type: 'job-upserted', job: { id: 'j', title: 'Cook' } }), {
      type: 'job-upserted',
      job: { id: 'j', title: 'Cook', audience: { type: 'marketplace' }, targeting: {}, state: 'open' },
    })
    refused({ type: 'member-upserted', member: { id: 'm', skills: [{}] } }, 'member.skills[0].name')
    refused({ type: 'member-upserted', member: 'm' }, 'member')
  })
})
