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

/** Undefined for a feature whose value speaks for itself, or is not known. */
export function measuredText(feature: string, value: number): string | undefined {
  const unit = units[feature]
  if (unit === undefined || !Number.isFinite(value)) return undefined
  const count = Math.expm1(value)
  const rounded = count < 10 ? Math.round(count * 10) / 10 : Math.round(count)
  return `${rounded.toLocaleString('en')} ${unit}`.trim()
}
