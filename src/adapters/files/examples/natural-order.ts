/** Names in the order that people count in: numbers in them by their size, f2 before f10. The same on every machine. */

export function naturalOrder(names: readonly string[]): readonly string[] {
  const keyed = names.map((name) => ({ name, pieces: name.match(/\d+|\D+/g) ?? [] }))
  return keyed.sort((a, b) => compare(a.pieces, b.pieces) || byText(a.name, b.name)).map(({ name }) => name)
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i]!, b[i]!]
    const order = isNumber(x) && isNumber(y) ? Number(x) - Number(y) : byText(x, y)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function isNumber(piece: string): boolean {
  return piece.charCodeAt(0) >= 48 && piece.charCodeAt(0) <= 57
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
