import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { ContractId, MemberId, RecruiterId } from '../domain/ids.ts'
import type { Role, TokenConfig } from '../http/config.ts'
import { checkName, checkNames, type TokenNames } from './token-rules.ts'

const contract = 'acme' as ContractId
const recruiter = 'jo' as RecruiterId
const member = 'm1' as MemberId

describe('what a token may name', () => {
  it('is a contract and a seat for those who hire, a member for a seeker', () => {
    const good: readonly [Role, TokenNames][] = [
      ['recruiter', { contract }],
      ['recruiter', { contract, recruiter, createContract: 'Acme', createRecruiter: 'Jo' }],
      ['operator', {}],
      ['operator', { contract, recruiter }],
      ['seeker', {}],
      ['seeker', { member }],
    ]
    for (const [role, names] of good) checkNames(role, names)
  })

  it('is refused where the role has no use for it, or a part is missing', () => {
    const faults: readonly [Role, TokenNames, RegExp][] = [
      ['seeker', { contract }, /^--contract: a seeker has no contract and no seat; leave it out, or give --role recruiter$/],
      ['seeker', { member, recruiter }, /^--recruiter: a seeker has no/],
      ['seeker', { createContract: 'Acme' }, /^--create-contract: a seeker has no/],
      [
        'recruiter',
        { contract, member },
        /^--member: only a seeker speaks for a member, not a token of the role recruiter; leave it out, or/,
      ],
      ['operator', { member }, /^--member: only a seeker/],
      ['recruiter', {}, /^--contract: is missing for a recruiter; name the contract$/],
      ['operator', { recruiter }, /^--contract: is missing for a seat; name the contract$/],
      ['operator', { createContract: 'Acme' }, /^--create-contract: .*give its id by --contract ID$/],
      ['recruiter', { contract, createRecruiter: 'Jo' }, /^--create-recruiter: .*give its id by --recruiter ID$/],
    ]
    for (const [role, names, message] of faults) assert.throws(() => checkNames(role, names), { message })
  })

  it('is a name that no other token of the folder has', () => {
    const tokens: readonly TokenConfig[] = [{ name: 'ops', tokenHash: '', role: 'operator' }]
    checkName('data', tokens, 'night shift')
    const path = join('data', 'tokens.json')
    assert.throws(() => checkName('data', tokens, 'ops'), {
      message: `name: there is a token 'ops' already; give another name, or take its entry out of ${path} first`,
    })
  })
})
