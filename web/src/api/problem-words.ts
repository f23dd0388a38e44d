/** What went wrong in words for people: the server speaks of fields and events, to those who build on it. */
import { ApiError } from './request.ts'

export interface ProblemWords {
  readonly title: string
  readonly remedy?: string
}

/** Whoever may not see a thing is told the same as when there is none. */
const missing: Readonly<Record<string, ProblemWords>> = {
  member: { title: 'This person cannot be shown', remedy: 'The profile was deleted or is hidden from you, or the link is mistyped.' },
  job: { title: 'This job cannot be shown', remedy: 'The posting was deleted or is hidden from you, or the link is mistyped.' },
  project: {
    title: 'There is no such project',
    remedy: 'It belongs to somebody else, or the link is mistyped. Choose one under Projects.',
  },
}

/** Fields that the screen shows as such: their names say nothing to whoever looks at it. */
const shownFields = /^(text|near\.place|request|body|facets\[.*)$/

export function problemWords(error: Error): ProblemWords {
  if (!(error instanceof ApiError)) return { title: error.message }
  const { status, field, message, remedy } = error
  const gone = status === 404 && field !== undefined ? missing[field] : undefined
  if (gone !== undefined) return gone
  const title = field !== undefined && shownFields.test(field) ? asSentence(withoutField(message, field)) : message
  if (field?.startsWith('facets[')) return { title, remedy: 'Clear the filters, or type the words into the search instead.' }
  return { title, ...(remedy !== undefined && { remedy: asSentence(remedy) }) }
}

function withoutField(message: string, field: string): string {
  return message.startsWith(`${field}: `) ? message.slice(field.length + 2) : message
}

function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
