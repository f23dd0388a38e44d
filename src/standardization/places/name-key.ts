/** One spelling for the names of a place: words in lower case, `Saint`, `Fort` and `Mount` shortened. */
import { tokenize } from '../tokenize.ts'

const plainName = /^[A-Za-z]+( [A-Za-z]+)*$/
const short: Readonly<Record<string, string>> = { saint: 'st', sankt: 'st', sainte: 'ste', fort: 'ft', mount: 'mt' }
const shortened = /\b(saint|sankt|sainte|fort|mount)\b/
const everyShortened = new RegExp(shortened, 'g')

/** The last name and its key: what is looked up as a city is looked up as a country and a region next. */
let last = { name: '', key: '' }

export function nameKey(name: string): string {
  if (name !== last.name) last = { name, key: keyOf(name) }
  return last.key
}

function keyOf(name: string): string {
  const spelled = plainName.test(name) ? name.toLowerCase() : tokenize(name).join(' ')
  return shortened.test(spelled) ? spelled.replace(everyShortened, (word) => short[word]!) : spelled
}
