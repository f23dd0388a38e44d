import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { mergeTaxonomy } from '../../standardization/merge-taxonomy.ts'
import { compileTaxonomy, relatedTitles, skillParents } from '../../standardization/taxonomy.ts'
import { standardizeTitle } from '../../standardization/titles.ts'
import { entryNamed } from '../../standardization/vocabulary.ts'
import { readEsco } from './esco.ts'
import { loadOwnTaxonomy } from './taxonomy-files.ts'

const occupations = `conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status
Occupation,u:o1,2512,cloud shepherd,"sky shepherd
herder of clouds",,released
Occupation,u:o2,2512,cloud groomer,,,released
Occupation,u:o3,2512,software developer,byte wrangler,,released
Occupation,u:o4,2512,steam typist,,,obsolete
Occupation,u:o5,2512,,,,released
`
const skills = `conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status
KnowledgeSkillCompetence,u:s1,skill,sector-specific,herd clouds,"tend clouds
muster clouds",released
KnowledgeSkillCompetence,u:s2,skill,cross-sector,tend the sky,,released
KnowledgeSkillCompetence,u:s3,knowledge,cross-sector,Kubernetes,container herding,released
`
const broader = `conceptType,conceptUri,broaderType,broaderUri
KnowledgeSkillCompetence,u:s1,KnowledgeSkillCompetence,u:s2
KnowledgeSkillCompetence,u:s2,SkillGroup,u:elsewhere
`

describe('readEsco and mergeTaxonomy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-esco-'))
  writeFileSync(join(folder, 'occupations_en.csv'), `\ufeff${occupations}`)
  writeFileSync(join(folder, 'skills_en.csv'), skills)
  writeFileSync(join(folder, 'broaderRelationsSkillPillar_en.csv'), broader)
  after(() => rmSync(folder, { recursive: true }))
  const { data, report } = mergeTaxonomy(loadOwnTaxonomy(), readEsco(folder))
  const taxonomy = compileTaxonomy({ ...data, version: 'test' })
  const title = (text: string) => standardizeTitle(taxonomy, text).titles.map((entry) => entry.slug)

  it('reads one label a line', () => {
    assert.deepEqual(title('herder of clouds'), ['cloud-shepherd'])
    assert.deepEqual(title('byte wrangler'), ['software-engineer'])
    assert.equal(taxonomy.titles.bySlug.get('cloud-shepherd')?.function, 'engineering')
  })

  it('relates occupations of one group', () => assert.deepEqual(relatedTitles(taxonomy, 'cloud-shepherd'), ['cloud-groomer']))

  it('keeps broader skills, and gives aliases to skills that we know', () => {
    assert.equal(entryNamed(taxonomy.skills, 'muster clouds')?.slug, 'herd-clouds')
    assert.deepEqual(skillParents(taxonomy, 'herd-clouds'), ['tend-the-sky'])
    assert.equal(entryNamed(taxonomy.skills, 'container herding')?.slug, 'kubernetes')
  })

  it('makes no alias of a stop word, and says how many labels were left out', () => {
    const the = `conceptType,conceptUri,preferredLabel,altLabels\nOccupation,u:1,cloud shepherd,"The\nherder"\n`
    const with_ = `conceptType,conceptUri,preferredLabel,altLabels\nSkill,u:2,herd clouds,"the\nand\nthe art of clouds"\nSkill,u:3,Of,\n`
    writeFileSync(join(folder, 'occupations_de.csv'), the)
    writeFileSync(join(folder, 'skills_de.csv'), with_)
    const merged = mergeTaxonomy(loadOwnTaxonomy(), readEsco(folder, 'de'))
    const spoken = compileTaxonomy({ ...merged.data, version: 'test' })
    for (const word of ['the', 'and', 'of']) assert.equal(entryNamed(spoken.skills, word), undefined)
    assert.equal(entryNamed(spoken.skills, 'the art of clouds')?.slug, 'herd-clouds')
    assert.deepEqual(standardizeTitle(spoken, 'the').titles, [])
    const { count, examples } = merged.report.skipped.find(({ reason }) => reason === 'a stop word')!
    assert.deepEqual([count, examples], [4, ['u:1 The', 'Of', 'the', 'and']])
  })

  it('leaves out what is obsolete or has no label, and says so', () => {
    assert.deepEqual(report.titles, { read: 3, merged: 1, added: 2, aliasesAdded: 3 })
    assert.deepEqual(
      report.skipped.map((skip) => [skip.reason, skip.count]).filter(([reason]) => reason !== 'known already'),
      [
        ['obsolete', 1],
        ['no preferredLabel', 1],
      ],
    )
  })

  it('says which file is missing', () => assert.throws(() => readEsco(join(folder, 'nowhere')), /occupations_en\.csv/))
})
