import type { PlaceText, Salary } from '../../../src/domain/place.ts'
import type { YearMonth } from '../../../src/domain/time.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function placeText({ city, region, countryCode, text }: PlaceText): string {
  const parts = [city, region, countryCode].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(', ') : (text ?? '')
}

export function periodText({ start, end }: { readonly start?: YearMonth; readonly end?: YearMonth }): string {
  if (start === undefined && end === undefined) return ''
  return `${start ? monthText(start) : '?'} – ${end ? monthText(end) : 'today'}`
}

export function salaryText({ min, max, currency }: Salary): string {
  const amount = (value: number): string => value.toLocaleString('en')
  if (min !== undefined && max !== undefined) return `${amount(min)} – ${amount(max)} ${currency} a year`
  if (min !== undefined) return `from ${amount(min)} ${currency} a year`
  return max === undefined ? currency : `up to ${amount(max)} ${currency} a year`
}

function monthText({ year, month }: YearMonth): string {
  return month === undefined ? String(year) : `${months[month - 1]} ${year}`
}
