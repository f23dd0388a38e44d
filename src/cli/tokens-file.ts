/** API tokens of a data folder: hashes alone. While the file is absent or empty, the server answers on loopback only. */
import { join } from 'node:path'
import Type from 'typebox'
import { parser, refusal } from '../adapters/files/json-problem.ts'
import { id, oneOf } from '../adapters/files/json-schema.ts'
import type { ContractId, MemberId, RecruiterId } from '../domain/ids.ts'
import { roles, type TokenConfig } from '../http/config.ts'
import { readKept } from './kept-file.ts'

const schema = Type.Array(
  Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 200 }),
      tokenHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      role: oneOf(roles),
      contract: Type.Optional(id<ContractId>()),
      recruiter: Type.Optional(id<RecruiterId>()),
      member: Type.Optional(id<MemberId>()),
    },
    { additionalProperties: false },
  ),
)
const parse = parser(schema)

export function tokensPath(dataDirectory: string): string {
  return join(dataDirectory, 'tokens.json')
}

export async function readTokens(dataDirectory: string): Promise<readonly TokenConfig[]> {
  return (await readKept(tokensPath(dataDirectory), parseTokens)) ?? []
}

/** A recruiter without contract could see no project, so such a token is a mistake. */
export function parseTokens(value: unknown): readonly TokenConfig[] {
  const tokens = parse(value)
  for (const [index, { role, contract }] of tokens.entries()) {
    if (role === 'recruiter' && contract === undefined) {
      throw refusal({ field: `[${index}].contract`, message: 'is missing for a recruiter', remedy: 'name the contract' })
    }
  }
  return tokens
}
