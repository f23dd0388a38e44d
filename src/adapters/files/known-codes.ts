/** Codes and addresses whose form alone does not tell whether they can be meant. */
import countries from 'i18n-iso-countries'

const currencies = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' })

/** ISO 3166-1 alpha-2, upper case. */
export function isCountryCode(code: string): boolean {
  return code === code.toUpperCase() && countries.isValid(code) && code.length === 2
}

/** ISO 4217, former currencies included; not the codes for none and for tests. */
export function isCurrencyCode(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && !['XXX', 'XTS'].includes(code) && currencies.of(code) !== undefined
}

/** Something at something: addresses may hold any letters, and whether one is reached only a message tells. */
export function isMailAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text.trim())
}

const scheme = /^\s*([a-z][a-z0-9+.-]*):(?!\d)/i
const webSchemes: ReadonlySet<string> = new Set(['http', 'https'])

/** Also without scheme, as people write them; `host:8080` has none. Whoever follows the address must not run what stands in it. */
export function isWebAddress(text: string): boolean {
  const [, named] = scheme.exec(text) ?? []
  return text.trim() !== '' && (named === undefined || webSchemes.has(named.toLowerCase()))
}

/** Where a picture is, or the picture itself. */
export function isImageAddress(text: string): boolean {
  return isWebAddress(text) || /^data:image\/(png|jpeg|gif|webp);/i.test(text)
}
