/** Pieces of a text that are not read. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A space in the place of each span; spans may overlap. */
export function cut(text: string, spans: readonly Span[]): string {
  let rest = ''
  let at = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start > at) rest += `${text.slice(at, start)} `
    at = Math.max(at, end)
  }
  return rest + text.slice(at)
}
