/** Salaries in US dollars a year by the fixed rates of the taxonomy, so that a replay computes the same. */
import type { Salary } from '../domain/place.ts'
import type { ExchangeRates } from './taxonomy-data.ts'

/** NaN where nothing is stated or the currency has no rate. */
export function inDollars({ rates }: ExchangeRates, amount: number | undefined, currency: string): number {
  const rate = rates[currency.toUpperCase()]
  return amount === undefined || rate === undefined ? Number.NaN : amount * rate
}

export function salaryRange(exchange: ExchangeRates, salary: Salary | undefined): { least: number; most: number } {
  if (salary === undefined) return { least: Number.NaN, most: Number.NaN }
  return { least: inDollars(exchange, salary.min, salary.currency), most: inDollars(exchange, salary.max, salary.currency) }
}
