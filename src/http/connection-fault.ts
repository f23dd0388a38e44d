/** What comes over a connection and is no request that a route could see, refused in the words of all refusals. */
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionError } from 'fastify'
import { type Refusal, refusalBody } from './refusal-body.ts'
import { statusOf } from './status.ts'

const malformed: Refusal = {
  code: 'invalid-request',
  field: 'request',
  message: 'is not well-formed HTTP',
  remedy: 'check the request line and headers',
}

const faults: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    code: 'headers-too-large',
    field: 'headers',
    message: 'are larger than 16 kB, the address among them',
    remedy: 'send what is long in the body',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    code: 'timeout',
    field: 'request',
    message: 'did not arrive whole in time',
    remedy: 'send it faster, or in smaller pieces',
  },
}

export function answerFault(error: ConnectionError, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const refusal = faults[error.code] ?? malformed
  const status = statusOf[refusal.code]
  const body = JSON.stringify(refusalBody(refusal))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
