import { randomBytes } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { roles, type TokenConfig } from '../../http/config.ts'
import { tokenHash } from '../../http/principal.ts'
import { choice } from '../choice.ts'
import { withClient } from '../client.ts'
import { type DataOptions, say, withData } from '../options.ts'
import { ensureSeat, type TokenSeat } from '../token-seat.ts'
import { parseTokens, readTokens, tokensPath } from '../tokens-file.ts'

type TokenOptions = DataOptions & TokenSeat & Omit<TokenConfig, 'tokenHash' | 'name'>

export function tokenCommand(): Command {
  return withData(new Command('token'))
    .description('make an API token; it is shown once, and only its hash is kept')
    .argument('<name>', 'what the token is for')
    .addOption(choice.option('--role <role>', 'what it may do', roles).makeOptionMandatory())
    .option('--contract <id>', 'whose projects it sees')
    .option('--create-contract <name>', 'make the contract under this name where it is not known yet')
    .option('--recruiter <id>', 'whose seat it is')
    .option('--create-recruiter <name>', 'make the seat under this name where it is not known yet')
    .option('--member <id>', 'the member it speaks for')
    .action(makeToken)
}

async function makeToken(name: string, { data, role, contract, recruiter, member, ...names }: TokenOptions): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  const entry = {
    name,
    tokenHash: tokenHash(token),
    role,
    ...(contract && { contract }),
    ...(recruiter && { recruiter }),
    ...(member && { member }),
  }
  const tokens = parseTokens([...(await readTokens(data)), entry])
  const seat = { ...names, ...(contract && { contract }), ...(recruiter && { recruiter }) }
  if (Object.keys(seat).length > 0) await withClient(data, (client) => ensureSeat(client, seat), { creates: true })
  await mkdir(data, { recursive: true })
  await writeFile(`${tokensPath(data)}.new`, `${JSON.stringify(tokens, undefined, 2)}\n`, { mode: 0o600 })
  await rename(`${tokensPath(data)}.new`, tokensPath(data))
  process.stdout.write(`${token}\n`)
  say('restart the server to make it known')
}
