/** Features that say whether a row holds an id: "terms=17" is 1 where the id column "terms" of the row holds 17. */

export function idFeature(column: string, id: number): string {
  return `${column}=${id}`
}

export function isOfColumn(name: string, column: string): boolean {
  return name.startsWith(`${column}=`) && /^\d+$/.test(name.slice(column.length + 1))
}

/** The ids of a column that the names speak of, ascending. */
export function idsAmong(names: Iterable<string>, column: string): Uint32Array {
  return Uint32Array.from(
    [...names].filter((name) => isOfColumn(name, column)),
    (name) => Number(name.slice(column.length + 1)),
  ).sort()
}
