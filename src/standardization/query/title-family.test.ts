import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadOwnTaxonomy } from '../../adapters/files/taxonomy-files.ts'
import { compileTaxonomy } from '../taxonomy.ts'
import { familyOfTitle, familyOfWord } from './title-family.ts'

const taxonomy = compileTaxonomy(loadOwnTaxonomy())

describe('familyOfTitle', () => {
  it('holds the titles that end in the word, the one called just so first', () => {
    const { exact, titles, name } = familyOfTitle(taxonomy, 'software-engineer', ['developers'])!
    assert.deepEqual([exact, titles[0], name], ['software-engineer', 'software-engineer', 'Developer'])
    for (const kind of ['backend-developer', 'full-stack-developer', 'frontend-developer', 'ios-developer'])
      assert.ok(titles.includes(kind), kind)
  })

  it('keeps out what is called so in another line of work', () => {
    const { titles } = familyOfTitle(taxonomy, 'software-engineer', ['developer'])!
    for (const other of ['real-estate-developer', 'business-development-manager', 'data-engineer'])
      assert.ok(!titles.includes(other), other)
  })

  it('holds UX designers among designers', () => {
    assert.ok(familyOfTitle(taxonomy, 'graphic-designer', ['designer'])!.titles.includes('ux-designer'))
  })

  it('is narrow for a name of several words, and absent where nothing else is called so', () => {
    const { titles } = familyOfTitle(taxonomy, 'software-engineer', ['software', 'engineer'])!
    assert.ok(titles.includes('backend-developer') && !titles.includes('web-developer'))
    assert.equal(familyOfTitle(taxonomy, 'nurse-manager', ['nurse', 'manager']), undefined)
  })
})

describe('familyOfWord', () => {
  it('gathers the titles of a word that names none by itself', () => {
    const family = familyOfWord(taxonomy, 'engineer')!
    assert.equal(family.exact, undefined)
    for (const title of ['mechanical-engineer', 'software-engineer', 'data-engineer']) assert.ok(family.titles.includes(title), title)
  })

  it('leaves titles and ordinary words alone', () => {
    for (const word of ['developer', 'java', 'people']) assert.equal(familyOfWord(taxonomy, word), undefined, word)
  })
})
