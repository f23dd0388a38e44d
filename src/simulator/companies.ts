/**
 * Twenty thousand invented employers. Company c belongs to industry c mod 20 and is the larger the smaller c is. Its traits
 * (prestige, size, growth) are hidden and never written in a profile: they show only through who works there.
 */

import type { AliasTable } from '../math/alias-table.ts'
import { hash32, uniform } from '../math/hash32.ts'
import type { RandomStream } from '../math/random-stream.ts'

export const companyCount = 20_000

/** Names as people write them; an employer's industry is stated in about half of the positions. */
export const industries = [
  'Software',
  'Banking',
  'Hospitals',
  'Retail',
  'Manufacturing',
  'Construction',
  'Education',
  'Telecommunications',
  'Insurance',
  'Logistics',
  'Hospitality',
  'Media',
  'Energy',
  'Pharmaceuticals',
  'Consulting',
  'Automotive',
  'Food and Beverage',
  'Government',
  'Non-profit',
  'Legal Services',
] as const

export interface CompanyTraits {
  readonly industry: number
  /** Prestige: 0 (unknown) … 3 (sought after). */
  readonly tier: number
  /** 0 (few people) … 1 (tens of thousands). */
  readonly size: number
  /** 0 (shrinking) … 1 (growing fast). */
  readonly growth: number
}

const stems =
  'Velm Tarq Bryst Onder Kesh Plov Quen Zarr Mivel Dross Harv Luth Grend Sorv Wexi Jarn Orvi Peth Ulk Fenn Cald Nyx Trell Abr Stov Ixel Morr Vash Ruk Eld Bolv Crint Dask Evr Fald Gorm Hesk Izm Jolv Krel Lomb Munth Nalv Opt Pral Quosk Rhen Skel Tolv Urb Varn Wolth Yorv Zeph Ashk Blen Corv Drev Espe Frov'.split(
    ' ',
  )
const middles = 'a e i o u ara eno ivi olu ura eri ona'.split(' ')
const endings =
  'tek dyn mar lux corp nova wise path gate loom forge bay core point line stone mark field works sys ton bridge link grid well spark dale ware'.split(
    ' ',
  )
const kinds = ['', '', '', '', ' Group', ' Labs', ' Partners', ' Industries', ' Systems', ' Holdings', ' & Sons', ' Inc.', ' GmbH', ' Ltd']

/** Traits are a pure function of the seed and its index. */
export function companyTraits(seed: number, index: number): CompanyTraits {
  const rank = Math.floor(index / industries.length)
  const size = Math.max(0, 1 - Math.log10(rank + 1) / 3)
  return {
    industry: index % industries.length,
    tier: tierOf(uniform(seed, 0x71e7, index) + 0.25 * size),
    size,
    growth: uniform(seed, 0x960f, index),
  }
}

/** `ranks` is the Zipf table over the sizes within one industry. */
export function drawCompany(random: RandomStream, ranks: AliasTable, industry: number): number {
  return random.draw(ranks) * industries.length + industry
}

/** About 55 % have no name, 25 % some, 14 % a good one, 6 % a great one. */
function tierOf(standing: number): number {
  if (standing < 0.58) return 0
  if (standing < 0.84) return 1
  return standing < 0.98 ? 2 : 3
}

/** Stem, middle and ending spell out a permutation of the index (60 · 12 · 28 = 20,160 names), so that no two companies share a name. */
export function companyName(seed: number, index: number): string {
  const spelled = permuted(seed, index)
  const ending = endings[spelled % endings.length]!
  const middle = middles[Math.floor(spelled / endings.length) % middles.length]!
  const stem = stems[Math.floor(spelled / (endings.length * middles.length))]!
  return stem + middle + ending + kinds[hash32(seed, 0x51d, index) % kinds.length]!
}

/** An affine map modulo a prime above the count: distinct indexes stay distinct. */
function permuted(seed: number, index: number): number {
  const prime = 20_011
  return (index * (1 + (hash32(seed, 0xa1) % (prime - 1))) + (hash32(seed, 0xa2) % prime)) % prime
}
