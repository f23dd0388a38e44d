/** Companies, schools and fields of study have open vocabularies: one spelling for what names the same. */
import { tokenize } from './tokenize.ts'

const legalForms: ReadonlySet<string> = new Set(
  'inc incorporated corp corporation co llc llp lp ltd limited plc gmbh mbh ag kg kgaa ohg ug se eg ev sa sas sarl srl spa snc bv nv oy oyj ab as asa aps pty pte pvt kk sro doo zrt kft holding holdings'.split(
    ' ',
  ),
)
const universityForms: Readonly<Record<string, string>> = {
  univ: 'university',
  uni: 'university',
  universitat: 'university',
  universite: 'university',
  universidad: 'university',
  universita: 'university',
  universidade: 'university',
  inst: 'institute',
  tech: 'technology',
}

/** "The Acme Corp., Inc." gives "acme"; a name that is nothing but a legal form keeps it. */
export function companyName(text: string): string | undefined {
  const words = withoutArticle(tokenize(withoutAside(text)))
  let end = words.length
  while (end > 1 && (legalForms.has(words[end - 1]!) || words[end - 1] === 'and')) end--
  return nameOf(words.slice(0, end))
}

/** "The University of Oxford" and "Oxford Univ." stay apart: only spelling is made one, not word order. */
export function schoolName(text: string): string | undefined {
  return nameOf(withoutArticle(tokenize(withoutAside(text))).map((word) => universityForms[word] ?? word))
}

export function openName(text: string): string | undefined {
  return nameOf(tokenize(text))
}

/** What stands in brackets behind a name: "Acme (formerly Apex)". */
function withoutAside(text: string): string {
  return text.replace(/(\S)\s*[([].*$/s, '$1')
}

function withoutArticle(words: readonly string[]): readonly string[] {
  return words.length > 1 && words[0] === 'the' ? words.slice(1) : words
}

const longestName = 12

function nameOf(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : words.slice(0, longestName).join(' ')
}
