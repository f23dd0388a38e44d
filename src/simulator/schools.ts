/** Six hundred invented schools; the lower the index, the larger. Standing is hidden. */
import { uniform } from '../math/hash32.ts'

export const schoolCount = 600

const towns =
  'Norvale Tarsmere Quillford Ostrowdene Brackenholt Lindermoor Vexley Harrowdene Mirefield Calderstow Penwick Orlesby Fawnridge Stenmark Ulverdale Wynnmoor Yarbeck Zellham Drumlow Eskerton'.split(
    ' ',
  )
const patterns = [
  'University of #',
  '# University',
  '# Institute of Technology',
  '# College',
  '# State University',
  '# School of Business',
  'Technical University of #',
  '# Polytechnic',
  '# Academy',
  'City College of #',
]
const wings = ['', 'North ', 'New ']

export interface School {
  readonly name: string
  /** 0 … 1. */
  readonly standing: number
}

export function schoolAt(seed: number, index: number): School {
  const town = towns[index % towns.length]!
  const pattern = patterns[Math.floor(index / towns.length) % patterns.length]!
  const wing = wings[Math.floor(index / (towns.length * patterns.length))]!
  return { name: pattern.replace('#', wing + town), standing: uniform(seed, 0x5c4, index) }
}
