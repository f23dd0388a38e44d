/** Salaries of a JobPosting: MonetaryAmount or a plain number, an hour, day, week, month or year, as whole units a year. */
import type { Salary } from '../../domain/place.ts'
import { textOf } from './job-posting-place.ts'
import { refusal } from './json-problem.ts'
import { isCurrencyCode } from './known-codes.ts'
import { present } from './without-absent.ts'

/** Of a full-time year. */
const timesAYear: Readonly<Record<string, number>> = {
  HOUR: 2080,
  DAY: 260,
  WEEK: 52,
  MONTH: 12,
  YEAR: 1,
  HOURLY: 2080,
  MONTHLY: 12,
  YEARLY: 1,
  ANNUAL: 1,
}

export function salaryOf(value: unknown, fallbackCurrency: unknown): Salary | undefined {
  const amount = [value].flat()[0]
  if (amount === undefined || amount === null) return undefined
  const parts = typeof amount === 'object' ? (amount as Record<string, unknown>) : { value: amount }
  const currency = (textOf(parts['currency']) ?? textOf(fallbackCurrency) ?? '').trim().toUpperCase()
  const range = rangeOf(parts)
  if (range.min === undefined && range.max === undefined) return undefined
  if (!isCurrencyCode(currency)) {
    throw refusal({ field: 'baseSalary.currency', message: 'is missing or no ISO 4217 code', remedy: 'write it as EUR or USD' })
  }
  return { ...range, currency }
}

function rangeOf(amount: Readonly<Record<string, unknown>>): Omit<Salary, 'currency'> {
  const inner = [amount['value']].flat()[0]
  const quantity = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : amount
  const times = timesOf(quantity['unitText'] ?? amount['unitText'])
  const yearly = (name: string) => yearlyNumber(quantity[name], times, `baseSalary.value.${name}`)
  const exact = yearly('value')
  return present({ min: yearly('minValue') ?? exact, max: yearly('maxValue') ?? exact })
}

/** Amounts without a unit are taken as yearly, as the domain states them. */
function timesOf(unit: unknown): number {
  if (unit === undefined || unit === null) return 1
  const times = timesAYear[textOf(unit)?.trim().toUpperCase() ?? '']
  if (times !== undefined) return times
  throw refusal({ field: 'baseSalary.value.unitText', message: 'is not a known unit', remedy: 'use HOUR, DAY, WEEK, MONTH or YEAR' })
}

function yearlyNumber(value: unknown, times: number, field: string): number | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const number = typeof value === 'string' ? Number(value.replace(/[,\s]/g, '')) : value
  if (typeof number === 'number' && Number.isFinite(number) && number >= 0) return Math.round(number * times)
  throw refusal({ field, message: 'is not an amount', remedy: 'send a number such as 65000' })
}
