/** Places of a JobPosting: Place, PostalAddress, plain text, alone or in arrays; countries by code or by English name. */
import countries from 'i18n-iso-countries'
import type { PlaceText } from '../../domain/place.ts'
import { isCountryCode } from './known-codes.ts'
import { isEmpty, present } from './without-absent.ts'

export function placesOf(value: unknown): PlaceText[] {
  return [value].flat().flatMap((place) => placeOf(place) ?? [])
}

function placeOf(value: unknown): PlaceText | undefined {
  if (typeof value === 'string') return { text: value }
  if (typeof value !== 'object' || value === null) return undefined
  const place = value as Record<string, unknown>
  if (place['address'] !== undefined) return placeOf(place['address'])
  const { addressLocality, addressRegion, addressCountry, name } = place
  const country = textOf(addressCountry)
  const code = country && countryCodeOf(country)
  const address = present({ city: textOf(addressLocality), region: textOf(addressRegion), countryCode: code })
  if (country && !code) return { ...address, text: [address.city, address.region, country].filter(Boolean).join(', ') }
  return isEmpty(address) ? countryOrText(textOf(name)) : address
}

/** `applicantLocationRequirements` names whole countries. */
function countryOrText(name: string | undefined): PlaceText | undefined {
  const code = name && countryCodeOf(name)
  return code ? { countryCode: code } : name === undefined ? undefined : { text: name }
}

function countryCodeOf(country: string): string | undefined {
  const upper = country.trim().toUpperCase()
  if (/^[A-Z]{2}$/.test(upper)) return isCountryCode(upper) ? upper : undefined
  if (/^[A-Z]{3}$/.test(upper)) return countries.alpha3ToAlpha2(upper)
  return countries.getAlpha2Code(country.trim(), 'en')
}

/** A text, or the name of a thing. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return textOf(value[0])
  if (typeof value === 'object' && value !== null && 'name' in value) return textOf(value.name)
  return undefined
}

export function addressOf({ city, region, countryCode, text }: PlaceText): object {
  if (text !== undefined && !city && !region && !countryCode) return { '@type': 'Place', name: text }
  const address = present({ addressLocality: city, addressRegion: region, addressCountry: countryCode })
  return { '@type': 'Place', address: { '@type': 'PostalAddress', ...address } }
}
