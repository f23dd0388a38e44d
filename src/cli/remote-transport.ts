/** The running server of the data folder. `node:http` rather than fetch, whose time limits would cut long work short. */
import { type IncomingMessage, request } from 'node:http'
import { createInterface } from 'node:readline'
import { decodeUtf8 } from '../adapters/files/json-text.ts'
import type { ServerFile } from './server-file.ts'
import { refusalOf, type Transport } from './transport.ts'

export interface RemoteTransport extends Transport {
  isAlive(): Promise<boolean>
}

export function remoteTransport({ url, token }: ServerFile): RemoteTransport {
  function open(method: string, path: string, payload?: string): Promise<IncomingMessage> {
    const headers = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(payload !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
    }
    return new Promise((resolve, reject) => {
      request(new URL(path, url), { method, headers }, resolve).on('error', reject).end(payload)
    })
  }

  return {
    showsWork: false,
    async isAlive() {
      try {
        const answer = await open('GET', '/healthz')
        answer.resume()
        return answer.statusCode === 200
      } catch (error) {
        // Nobody listens there any more: the server is just closing.
        if (error instanceof Error && 'code' in error) return false
        throw error
      }
    },
    async send(method, path, payload) {
      const answer = await open(method, path, payload)
      return { status: answer.statusCode ?? 0, text: await textOf(answer) }
    },
    async *lines(path) {
      const answer = await open('GET', path)
      if (answer.statusCode !== 200) throw refusalOf({ status: answer.statusCode ?? 0, text: await textOf(answer) })
      yield* createInterface({ input: answer, crlfDelay: Number.POSITIVE_INFINITY })
    },
    close: async () => {},
  }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  return decodeUtf8(Buffer.concat(chunks))
}
