/** Members: the profile itself, its export, and its erasure. */
import Type from 'typebox'
import { resumeOfMember } from '../../adapters/files/json-resume-export.ts'
import { id } from '../../adapters/files/json-schema.ts'
import { memberFields, memberSchema, parseMember } from '../../adapters/files/member-json.ts'
import { writtenResume } from '../../adapters/files/written-resume.ts'
import type { MemberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import type { FlaggedText } from '../../domain/text-flag.ts'
import type { Platform, Receipt } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { answers } from '../contract/answers.ts'
import { blindQuery } from '../contract/blind-query.ts'
import { flaggedText } from '../contract/flagged-text.ts'
import { receipt } from '../contract/receipt.ts'
import { demandMember, demandReadableMember } from '../own-data.ts'
import { callerOf } from '../principal.ts'
import { sameId } from '../same-id.ts'

const tags = ['members']
const params = Type.Object({ id: id<MemberId>() })
const body = Type.Object({ id: Type.Optional(id<MemberId>()), ...memberFields }, { additionalProperties: false })

const flags = Type.Array(Type.Object(flaggedText))

export function memberRoutes(app: App, { platform }: RouteParts): void {
  app.put(
    '/members/:id',
    { schema: { tags, summary: 'State a profile', params, body, response: answers<Receipt>(receipt) } },
    async ({ params, body, principal }) => {
      demandMember(principal, params.id)
      const member = parseMember({ ...body, id: sameId(params.id, body.id) })
      return platform.record([{ type: 'member-upserted', member }], callerOf(principal))
    },
  )

  app.get(
    '/members/:id',
    { schema: { tags, summary: 'A profile', params, querystring: blindQuery, response: answers<Member>(memberSchema) } },
    async ({ params, query, principal }) => {
      demandReadableMember(principal, params.id)
      return platform.member(params.id, callerOf(principal), { blind: query.blind === true })
    },
  )

  app.get(
    '/members/:id/flags',
    { schema: { tags, summary: 'What the texts of a profile hide', params, response: answers<readonly FlaggedText[]>(flags) } },
    async ({ params, principal }) => {
      demandReadableMember(principal, params.id)
      return platform.flags(params.id, callerOf(principal))
    },
  )

  app.delete(
    '/members/:id',
    { schema: { tags, summary: 'Take a profile out of sight', params, response: answers<Receipt>(receipt) } },
    async ({ params, principal }) => {
      demandMember(principal, params.id)
      const caller = callerOf(principal)
      await platform.member(params.id, caller)
      return platform.record([{ type: 'member-deleted', member: params.id }], caller)
    },
  )

  addErasureAndExport(app, platform)
}

function addErasureAndExport(app: App, platform: Platform): void {
  app.post(
    '/members/:id/erase',
    { schema: { tags, summary: 'Delete all that names the person, for good', params, response: answers<Receipt>(receipt) } },
    async ({ params, principal }) => {
      demandReadableMember(principal, params.id)
      return platform.erase(params.id)
    },
  )

  app.get(
    '/members/:id/json-resume',
    { schema: { tags, summary: 'A profile as JSON Resume', params, response: answers<Record<string, unknown>>(writtenResume) } },
    async ({ params, principal }) => {
      demandReadableMember(principal, params.id)
      return resumeOfMember(await platform.member(params.id, callerOf(principal)))
    },
  )
}
