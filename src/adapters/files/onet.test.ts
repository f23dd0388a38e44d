import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { mergeTaxonomy } from '../../standardization/merge-taxonomy.ts'
import { compileTaxonomy, relatedTitles } from '../../standardization/taxonomy.ts'
import { standardizeTitle } from '../../standardization/titles.ts'
import { entryNamed } from '../../standardization/vocabulary.ts'
import { readOnet } from './onet.ts'
import { loadOwnTaxonomy, taxonomyFolder } from './taxonomy-files.ts'

const own = loadOwnTaxonomy()
const head = 'O*NET-SOC Code'
const files: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'Occupation Data': [
    [head, 'Title', 'Description'],
    ['15-1.00', 'Software Engineers', 'x'],
    ['99-1.00', 'Cloud Shepherds', 'x'],
    ['99-2.00', 'Moon Gardeners', 'x'],
  ],
  'Alternate Titles': [
    [head, 'Alternate Title', 'Short Title', 'Source(s)'],
    ['99-1.00', 'Sky Shepherd (SKS)', 'n/a', '08'],
    ['99-1.00', 'Moon Keeper', 'n/a', '08'],
    ['99-2.00', 'Moon Keeper', 'n/a', '08'],
    ['99-1.00', 'Weather Person', 'n/a', '08'],
    ['99-2.00', 'Weather Person', 'n/a', '08'],
    ['15-1.00', 'Senior Software Engineer', 'n/a', '08'],
    ['15-1.00', 'Byte Wrangler', 'n/a', '08'],
    ['15-1.00', 'PHP Developer', 'n/a', '08'],
    ['99-1.00', 'Hospital Nurse', 'n/a', '08'],
    ['99-1.00', 'Analyst', 'n/a', '08'],
    ['99-1.00', 'Vice President of Operations', 'n/a', '08'],
    ['99-1.00', 'Welding Engineer', 'n/a', '08'],
    ['77-7.00', 'Nobody', 'n/a', '08'],
  ],
  'Sample of Reported Titles': [
    [head, 'Reported Job Title', 'Shown in My Next Move'],
    ['99-2.00', 'Lunar Florist', 'Y'],
  ],
  'Related Occupations': [
    [head, 'Related O*NET-SOC Code', 'Relatedness Tier', 'Index'],
    ['99-1.00', '99-2.00', 'Primary-Short', '1'],
    ['99-1.00', '15-1.00', 'Supplemental', '2'],
  ],
  'Job Zones': [
    [head, 'Job Zone', 'Date', 'Domain Source'],
    ['99-1.00', '4', '07/2015', 'Analyst'],
  ],
  'Technology Skills': [
    [head, 'Example', 'Commodity Code', 'Commodity Title', 'Hot Technology'],
    ['99-1.00', 'Nimbus Systems Nimbus Cloudmeter', '1', 'Cloud metering software', 'N'],
    ['99-1.00', 'Maker Kubernetes', '2', 'Container software', 'Y'],
    ['99-2.00', 'Moonfall', '1', 'Cloud metering software', 'N'],
  ],
}

describe('readOnet and mergeTaxonomy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-onet-'))
  for (const [name, rows] of Object.entries(files))
    writeFileSync(join(folder, `${name}.txt`), `${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`)
  after(() => rmSync(folder, { recursive: true }))
  const { data, report } = mergeTaxonomy(own, readOnet(folder))
  const taxonomy = compileTaxonomy({ ...data, version: 'test' })
  const title = (text: string) => standardizeTitle(taxonomy, text).titles.map((entry) => entry.slug)

  it('gives what we know its aliases, and adds the rest in the singular', () => {
    assert.deepEqual(report.titles, { read: 3, merged: 1, added: 2, aliasesAdded: 6 })
    assert.deepEqual(title('Byte Wrangler'), ['software-engineer'])
    assert.deepEqual(title('Sky Shepherd'), ['cloud-shepherd'])
    assert.deepEqual(title('SKS'), ['cloud-shepherd'])
    assert.equal(taxonomy.titles.bySlug.get('cloud-shepherd')!.name, 'Cloud Shepherd')
    assert.equal(taxonomy.titles.bySlug.get('cloud-shepherd')!.jobZone, 4)
  })

  it('gives an alias of two to the one whose name is nearer, and none where neither is', () => {
    assert.deepEqual(title('Moon Keeper'), ['moon-gardener'])
    assert.deepEqual(title('Weather Person'), [])
    assert.ok(report.skipped.some((skip) => skip.reason === 'several titles claim it' && skip.count === 1))
  })

  it('leaves seniority to the cues, and rows of unknown occupations out, each with its reason', () => {
    assert.equal(standardizeTitle(taxonomy, 'Senior Software Engineer').level, 3)
    assert.ok(report.skipped.some((skip) => skip.reason === 'a known title with its seniority'))
    assert.ok(report.skipped.some((skip) => skip.examples.includes('Alternate Titles, line 14: 77-7.00')))
  })

  it('leaves out what says no more than a known title, or names many kinds of titles', () => {
    const counts = new Map(report.skipped.map(({ reason, count }) => [reason, count]))
    assert.equal(counts.get('a known title with its skill, industry or function'), 3)
    assert.equal(counts.get('names many kinds of titles'), 1)
    assert.deepEqual(title('Hospital Nurse'), ['registered-nurse'])
    assert.deepEqual(title('Analyst'), [])
    assert.deepEqual(title('Welding Engineer'), ['cloud-shepherd'])
  })

  it('relates primary relations alone', () => {
    assert.deepEqual(relatedTitles(taxonomy, 'cloud-shepherd'), ['moon-gardener'])
  })

  it('reads skills without their maker, under their commodity', () => {
    assert.equal(entryNamed(taxonomy.skills, 'Nimbus Cloudmeter')?.parent, 'cloud-metering-software')
    assert.equal(entryNamed(taxonomy.skills, 'Maker Kubernetes')?.slug, 'kubernetes')
    assert.equal(entryNamed(taxonomy.skills, 'Moonfall')?.slug, 'moonfall')
  })

  it('says which file is missing', () => assert.throws(() => readOnet(join(folder, 'nowhere')), /Occupation Data\.txt/))
})

describe('the O*NET 27.0 release', () => {
  const release = join(taxonomyFolder(), '../../shared/data/onet-27.0')
  const skip = existsSync(release) ? false : 'the release is not beside the checkout'

  it('adds occupations and tens of thousands of aliases, and loses none of our readings', { skip }, () => {
    const { data, report } = mergeTaxonomy(own, readOnet(release))
    assert.equal(report.titles.read, 1016)
    assert.ok(report.titles.aliasesAdded > 30_000 && report.titles.added > 500)
    const [before, after] = [compileTaxonomy(own), compileTaxonomy({ ...data, version: 'test' })]
    for (const entry of own.titles)
      assert.deepEqual(standardizeTitle(after, entry.name).titles[0]?.slug, standardizeTitle(before, entry.name).titles[0]?.slug)
    assert.deepEqual(standardizeTitle(after, 'Java Developer').titles[0]?.slug, 'software-engineer')
    assert.ok(
      standardizeTitle(before, 'Fish Hatchery Manager').titles.length === 0 &&
        standardizeTitle(after, 'Fish Hatchery Manager').titles.length === 1,
    )
  })
})
