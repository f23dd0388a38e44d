/** The parts that are there: résumés and postings write absence as null, "" or nothing. */
type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }

export function present<T extends object>(parts: T): Present<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Present<T>
}

/** Without nulls and empty texts, at any depth. */
export function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent).filter((item) => item !== undefined)
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (typeof value !== 'object' || value === null) return value ?? undefined
  const kept = Object.entries(value).flatMap(([name, item]) => {
    const inner = withoutAbsent(item)
    return inner === undefined ? [] : [[name, inner] as const]
  })
  return Object.fromEntries(kept)
}

export function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0
}
