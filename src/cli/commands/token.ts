import { randomBytes } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { holdingProcess } from '../../adapters/embedded/process-lock.ts'
import { idLength, lineLength } from '../../adapters/files/json-schema.ts'
import { type Role, roles } from '../../http/config.ts'
import { tokenHash } from '../../http/principal.ts'
import { choice } from '../choice.ts'
import { withClient } from '../client.ts'
import { type DataOptions, lineUpTo, say, withData } from '../options.ts'
import { checkName, checkNames, type TokenNames } from '../token-rules.ts'
import { demandMember, ensureSeat } from '../token-seat.ts'
import { parseTokens, readTokens, tokensPath } from '../tokens-file.ts'

type TokenOptions = DataOptions & TokenNames & { readonly role: Role }

export function tokenCommand(): Command {
  const id = lineUpTo(idLength)
  const name = lineUpTo(lineLength)
  return withData(new Command('token'))
    .description('make an API token; it is shown once, and only its hash is kept')
    .argument('<name>', 'what the token is for', id)
    .addOption(choice.option('--role <role>', 'what it may do', roles).makeOptionMandatory())
    .option('--contract <id>', 'whose projects it sees; a recruiter needs one', id)
    .option('--create-contract <name>', 'make the contract under this name where it is not known yet', name)
    .option('--recruiter <id>', 'whose seat it is', id)
    .option('--create-recruiter <name>', 'make the seat under this name where it is not known yet', name)
    .option('--member <id>', 'the member that a seeker speaks for; without it for any', id)
    .action(makeToken)
}

async function makeToken(name: string, { data, role, ...names }: TokenOptions): Promise<void> {
  checkNames(role, names)
  const { contract, recruiter, member } = names
  const token = randomBytes(32).toString('base64url')
  const kept = await readTokens(data)
  checkName(data, kept, name)
  const named = { ...(contract && { contract }), ...(recruiter && { recruiter }), ...(member && { member }) }
  const tokens = parseTokens([...kept, { name, tokenHash: tokenHash(token), role, ...named }])
  if (contract !== undefined) await withClient(data, (client) => ensureSeat(client, { ...names, contract }), { creates: true })
  if (member !== undefined) await withClient(data, (client) => demandMember(client, member))
  await mkdir(data, { recursive: true })
  await writeFile(`${tokensPath(data)}.new`, `${JSON.stringify(tokens, undefined, 2)}\n`, { mode: 0o600 })
  await rename(`${tokensPath(data)}.new`, tokensPath(data))
  process.stdout.write(`${token}\n`)
  await tellServer(data)
}

/** A server reads the tokens when it starts. It holds the folder's lock from then on, before it listens, too. */
async function tellServer(data: string): Promise<void> {
  const pid = await holdingProcess(data)
  if (pid !== undefined) say(`process ${pid} has ${data} open: if that is the server, restart it to make the token known`)
}
