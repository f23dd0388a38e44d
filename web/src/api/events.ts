/** What the recruiter does, as events. The server answers once they are durable. */
import type { Offset } from '../../../src/domain/ids.ts'
import type { EventInput, Receipt } from '../../../src/platform/platform.ts'
import { request } from './request.ts'

let recorded: Offset | undefined

export async function record(events: readonly EventInput[]): Promise<Receipt> {
  const receipt = await request<Receipt>('/v1/events', { method: 'POST', body: events })
  recorded = receipt.offset
  return receipt
}

/** Offset of this browser's last write, so that its next search can wait for it. */
export function recordedUpTo(): Offset | undefined {
  return recorded
}
