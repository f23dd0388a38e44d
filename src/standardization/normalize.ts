/**
 * One spelling for what looks the same: NFKC, Latin diacritics folded, invisible and control characters gone.
 * Text that hides words behind zero-width characters reads the same as text that does not. Pure ASCII passes untouched.
 */

const plain = /^[\x20-\x7e\n\r\t]*$/
const latinMarks = /[\u0300-\u036f]/g
const invisible = /\p{Cf}|\p{Variation_Selector}|\u115f|\u1160|\u3164|\uffa0/gu
const blank = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u2800]/gu
/** Letters that Unicode does not decompose, and typographic signs with an ASCII twin. */
const lookalikes: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  þ: 'th',
  Þ: 'TH',
  ð: 'd',
  Ð: 'D',
  '’': "'",
  '‘': "'",
  '‛': "'",
  '´': "'",
  '`': "'",
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '⁄': '/',
  '∕': '/',
} // prettier-ignore
const lookalike = new RegExp(`[${Object.keys(lookalikes).join('')}]`, 'g')

/** Folds all but the case. */
export function fold(text: string): string {
  if (plain.test(text)) return text
  const bare = text.normalize('NFKD').replace(latinMarks, '').replace(invisible, '').replace(blank, ' ').normalize('NFC')
  return bare.replace(lookalike, (letter) => lookalikes[letter]!)
}

/** Lower case of folded text; never changes its length, so that offsets hold. */
export function lowerCase(folded: string): string {
  if (plain.test(folded)) return folded.toLowerCase()
  const lower = folded.toLowerCase().replaceAll('ς', 'σ')
  return lower.length === folded.length ? lower : Array.from(folded, lowerUnit).join('')
}

export function normalize(text: string): string {
  return lowerCase(fold(text)).replace(/\s+/g, ' ').trim()
}

/** The stable name of an entry: `C++` gives `c-plus-plus`, `.NET` gives `dot-net`. */
export function slugOf(name: string): string {
  const spelled = normalize(name)
    .replaceAll('+', ' plus ')
    .replaceAll('#', ' sharp ')
    .replaceAll('&', ' and ')
    .replace(/(^|\s)\./g, '$1dot ')
    .replaceAll("'", '')
  return spelled.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
}

function lowerUnit(letter: string): string {
  const lower = letter.toLowerCase()
  return lower.length === letter.length ? lower : letter
}
