/** What a résumé states and cannot mean is left out and told, so that one slip does not cost a person the whole résumé. */
import type { Timestamp } from '../../domain/ids.ts'
import { yearMonthOf } from '../../domain/time.ts'
import { isImageAddress, isMailAddress, isWebAddress } from './known-codes.ts'
import { type Span, spanFault } from './span-fault.ts'

/** Hears what is left out, by field and reason. */
export type Drop = (field: string) => void

interface Contacts {
  readonly email: string | undefined
  readonly url: string | undefined
  readonly image: string | undefined
}

export function possibleContacts({ email, url, image }: Contacts, drop: Drop): Contacts {
  return {
    email: possible(email, isMailAddress, () => drop('basics.email that is no address')),
    url: possibleUrl(url, 'basics.url', drop),
    image: possible(image, isImageAddress, () => drop('basics.image that is no address')),
  }
}

export function possibleUrl(url: string | undefined, field: string, drop: Drop): string | undefined {
  return possible(url, isWebAddress, () => drop(`${field} that is no web address`))
}

/** Without its start where that cannot be: what has ended stays ended. */
export function possibleSpan(span: Span, field: string, drop: Drop): Span {
  const fault = spanFault(span, yearMonthOf(Date.now() as Timestamp))
  if (fault === undefined) return span
  drop(`${field}.startDate that ${fault.field === 'end' ? 'is after the end' : fault.message}`)
  return span.end === undefined ? {} : { end: span.end }
}

function possible(value: string | undefined, isPossible: (value: string) => boolean, drop: () => void): string | undefined {
  if (value === undefined || isPossible(value)) return value
  drop()
  return undefined
}
