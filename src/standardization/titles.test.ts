import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadOwnTaxonomy } from '../adapters/files/taxonomy-files.ts'
import { compileTaxonomy, relatedTitles } from './taxonomy.ts'
import { standardizeTitle, withoutEmployer } from './titles.ts'

const taxonomy = compileTaxonomy(loadOwnTaxonomy())

describe('standardizeTitle', () => {
  const cases: readonly (readonly [string, readonly string[], number | undefined])[] = [
    ['Software Engineer', ['software-engineer'], 2],
    ['Sr. Software Engineer II', ['software-engineer'], 3],
    ['Software Engineer II', ['software-engineer'], 2],
    ['Engineer I, Software', [], 1],
    ['Jr Software Developer', ['software-engineer'], 1],
    ['Software Dev', ['software-engineer'], 2],
    ['SWE', ['software-engineer'], 2],
    ['Staff Software Engineer', ['software-engineer'], 5],
    ['Java Developer', ['software-engineer'], 2],
    ['Marketing Intern', [], 0],
    ['VP of Engineering', ['engineering-director'], 8],
    ['Head of Marketing', ['marketing-director'], 7],
    ['Manager, Marketing', ['marketing-manager'], 6],
    ['Director of Talent Acquisition', ['talent-acquisition-manager'], 7],
    ['CTO', ['chief-technology-officer'], 9],
    ['Founder & CEO', ['founder', 'chief-executive-officer'], 9],
    ['Registered Nurses', ['registered-nurse'], 2],
    ['RN', ['registered-nurse'], 2],
    ['AE', ['account-executive'], 2],
    ['Sr. Accountant', ['accountant'], 3],
    ['Staff Accountant', ['accountant'], 2],
    ['Account Executive at Executive Search GmbH', ['account-executive'], 2],
    ['Head Chef', ['head-chef'], 6],
    ['Lead Generation Specialist', ['sales-development-representative'], 2],
    ['Executive Assistant to the CEO', ['executive-assistant'], 2],
    ['Assistant to the CEO', ['executive-assistant'], 2],
    ['Chief Compliance Officer', ['compliance-officer'], 9],
    ['Art Director', ['art-director'], 2],
    ['Wizard of Light Bulb Moments', [], undefined],
    ['', [], undefined],
  ]
  for (const [text, slugs, level] of cases) {
    it(`reads "${text}"`, () => {
      const { titles, level: found } = standardizeTitle(taxonomy, text)
      assert.deepEqual([titles.map((title) => title.slug), found], [slugs, level])
    })
  }
})

describe('relatedTitles', () => {
  it('names the family, and what either side names', () => {
    assert.ok(relatedTitles(taxonomy, 'software-engineer').includes('backend-developer'))
    assert.ok(relatedTitles(taxonomy, 'devops-engineer').includes('software-engineer'))
    assert.ok(!relatedTitles(taxonomy, 'software-engineer').includes('software-engineer'))
    assert.deepEqual(relatedTitles(taxonomy, 'no-such-title'), [])
  })
})

describe('withoutEmployer', () => {
  it('leaves out the name of an employer', () => {
    assert.equal(withoutEmployer('Engineer at Nordwind Logistics | Kafka'), 'Engineer | Kafka')
  })
})
