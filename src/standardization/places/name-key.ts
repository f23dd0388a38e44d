/** One spelling for the names of a place: words in lower case, `Saint`, `Fort` and `Mount` shortened. */
import { tokenize } from '../tokenize.ts'

const plainName = /^[A-Za-z]+( [A-Za-z]+)*$/
const short: Readonly<Record<string, string>> = { saint: 'st', sankt: 'st', sainte: 'ste', fort: 'ft', mount: 'mt' }
const shortened = /\b(saint|sankt|sainte|fort|mount)\b/
const everyShortened = new RegExp(shortened, 'g')

export function nameKey(name: string): string {
  const spelled = plainName.test(name) ? name.toLowerCase() : tokenize(name).join(' ')
  return shortened.test(spelled) ? spelled.replace(everyShortened, (word) => short[word]!) : spelled
}
