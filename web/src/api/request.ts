/** One door to the server: JSON in, JSON out, and every refusal as an `ApiError` that names the remedy. */
import { askForToken, storedToken } from './token.ts'

export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly remedy: string | undefined
  /** Of what was sent, such as `facets[0].values[0]`. */
  readonly field: string | undefined

  constructor(status: number, message: string, { remedy, field }: { readonly remedy?: string; readonly field?: string } = {}) {
    super(message)
    this.status = status
    this.remedy = remedy
    this.field = field
  }
}

interface Refusal {
  readonly error?: { readonly message?: string; readonly remedy?: string; readonly field?: string }
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
}

/** The shape of the answer is the server's contract: it is trusted here, and nowhere checked again. */
export async function request<Answer>(path: string, { method = 'GET', body, signal }: RequestOptions = {}): Promise<Answer> {
  const response = await send(path, {
    method,
    signal: signal ?? null,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return (await response.json()) as Answer
}

/** As `fetch`, with the token, and with an `ApiError` for every answer that is not 2xx. */
export async function send(path: string, init: RequestInit): Promise<Response> {
  const token = storedToken()
  const headers = { accept: 'application/json', ...init.headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) }
  const response = await fetch(path, { ...init, headers }).catch(asUnreachable)
  if (response.ok) return response
  if (response.status === 401) askForToken()
  throw await refusalOf(response)
}

function asUnreachable(reason: unknown): never {
  if (reason instanceof DOMException && reason.name === 'AbortError') throw reason
  throw new ApiError(0, 'The server does not answer.', { remedy: 'Check that it runs, then try again.' })
}

async function refusalOf(response: Response): Promise<ApiError> {
  const text = await response.text()
  const { error } = text.startsWith('{') ? (JSON.parse(text) as Refusal) : {}
  return new ApiError(response.status, error?.message ?? `The server answered ${response.status}.`, error)
}
