/** What went wrong in one line, with what to do where that is known. */
import { problemWords } from './problem-words.ts'

export function problemText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { title, remedy } = problemWords(error)
  return remedy === undefined ? title : `${title}; ${remedy}`
}
