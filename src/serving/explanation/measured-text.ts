/** Measures that features hold as log(1 + n), told as people count them. */
const units: Readonly<Record<string, string>> = {
  'years-held': 'years',
  'years-below': 'years',
  'years-above': 'years',
  tenure: 'months',
  'mean-tenure': 'months',
  recency: 'days',
  distance: 'km',
  positions: '',
  'skill-surplus': '',
  'recent-contacts': '',
  'searcher-messages': '',
}

const grouped = new Intl.NumberFormat('en')

/** Undefined for a feature whose value speaks for itself, or is not known. */
export function measuredText(feature: string, value: number): string | undefined {
  const unit = unitOf(feature)
  return unit === undefined ? undefined : inUnit(value, unit)
}

/** Undefined for a feature whose value speaks for itself; empty for plain counts. */
export function unitOf(feature: string): string | undefined {
  return units[feature]
}

/** Undefined for a value that is not known. */
export function inUnit(value: number, unit: string): string | undefined {
  if (!Number.isFinite(value)) return undefined
  const count = Math.expm1(value)
  const rounded = count < 10 ? Math.round(count * 10) / 10 : Math.round(count)
  const number = rounded < 1000 ? String(rounded) : grouped.format(rounded)
  return unit === '' ? number : `${number} ${unit}`
}
