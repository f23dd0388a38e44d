import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { markOf, type Stem, singular } from '../../standardization/alias-marks.ts'
import type { Entry } from '../../standardization/taxonomy-data.ts'
import { tokenize } from '../../standardization/tokenize.ts'
import { loadOwnTaxonomy, loadTaxonomy, saveTaxonomy, versioned } from './taxonomy-files.ts'

const own = loadOwnTaxonomy()
const { titles, skills, industries, functions, seniorities, degrees, languages, fieldsOfStudy } = own
const types: Readonly<Record<string, { entries: readonly Entry[]; stem: Stem }>> = {
  titles: { entries: titles, stem: singular },
  skills: { entries: skills, stem: (word) => word },
  industries: { entries: industries, stem: singular },
  functions: { entries: functions, stem: singular },
  seniorities: { entries: seniorities, stem: (word) => word },
  degrees: { entries: degrees, stem: singular },
  languages: { entries: languages, stem: (word) => word },
  fieldsOfStudy: { entries: fieldsOfStudy, stem: singular },
}

/** Two entries that share a spelling, less those where one says that it is preferred. */
function contested(entries: readonly Entry[], stem: Stem): readonly string[] {
  const owners = new Map<string, string>()
  const contests: string[] = []
  for (const { slug, name, aliases } of entries) {
    const spellings = new Set(
      [name, ...aliases].map((alias) =>
        tokenize(markOf(alias) === 0 ? alias.replace(/^!/, '') : alias.slice(1))
          .map(stem)
          .join(' '),
      ),
    )
    for (const spelling of spellings) {
      const owner = owners.get(spelling)
      if (owner !== undefined && !aliases.some((alias) => alias.startsWith('!'))) contests.push(`${spelling}: ${owner} and ${slug}`)
      owners.set(spelling, slug)
    }
  }
  return contests
}

describe('our own taxonomy', () => {
  it('is as large as it says', () => {
    assert.ok(titles.length >= 600, `${titles.length} titles`)
    assert.ok(skills.length >= 1500, `${skills.length} skills`)
    assert.ok(industries.length >= 60, `${industries.length} industries`)
    assert.ok(functions.length >= 25, `${functions.length} functions`)
    assert.deepEqual(
      seniorities.map((entry) => entry.level),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    )
    assert.deepEqual([...new Set(degrees.map((entry) => entry.level))].sort(), [0, 1, 2, 3, 4, 5])
    assert.ok(languages.length >= 60)
  })

  for (const [type, { entries, stem }] of Object.entries(types)) {
    it(`gives each of its ${type} a slug of its own`, () => assert.equal(new Set(entries.map((entry) => entry.slug)).size, entries.length))
    it(`lets no spelling name two of its ${type}`, () => assert.deepEqual(contested(entries, stem), []))
    it(`writes every spelling of its ${type} in words`, () => {
      for (const entry of entries)
        for (const alias of [entry.name, ...entry.aliases]) assert.ok(tokenize(alias).length > 0, `${entry.slug}: "${alias}"`)
    })
  }

  it('names only parents, functions, industries and relations that exist', () => {
    const slugs = (entries: readonly Entry[]) => new Set(entries.map((entry) => entry.slug))
    const [known, work, lines, jobs] = [slugs(skills), slugs(functions), slugs(industries), slugs(titles)]
    for (const skill of skills) assert.ok(skill.parent === undefined || known.has(skill.parent), `${skill.slug} under ${skill.parent}`)
    for (const title of titles) {
      assert.ok(title.function !== undefined && work.has(title.function), `${title.slug} in ${title.function}`)
      for (const industry of title.industries) assert.ok(lines.has(industry), `${title.slug} in ${industry}`)
      for (const other of title.related) assert.ok(jobs.has(other), `${title.slug} near ${other}`)
    }
    for (const { slug, manager, director } of functions)
      for (const title of [manager, director]) assert.ok(title !== undefined && jobs.has(title), `${slug}: ${title}`)
  })

  it('has rates for the common currencies, with their date', () => {
    assert.match(own.exchangeRates.date, /^\d{4}-\d\d-\d\d$/)
    for (const currency of ['USD', 'EUR', 'GBP', 'JPY', 'INR', 'BRL']) assert.ok(own.exchangeRates.rates[currency]! > 0)
  })
})

describe('taxonomy artifacts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-taxonomy-'))
  after(() => rmSync(folder, { recursive: true }))

  it('come back as they were saved, under the hash of their content', () => {
    saveTaxonomy(folder, own)
    assert.deepEqual(loadTaxonomy(folder, own.version), own)
    assert.equal(versioned(own).version, own.version)
    assert.notEqual(versioned({ ...own, industries: industries.slice(1) }).version, own.version)
  })

  it('are refused when they are damaged', () => {
    const path = saveTaxonomy(folder, own)
    writeFileSync(path, readFileSync(path, 'utf8').replace('Software Engineer', 'Software Enginer'))
    assert.throws(() => loadTaxonomy(folder, own.version), /damaged.*import the taxonomy again/)
  })
})
