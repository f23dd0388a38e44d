import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { loadPlaces } from '../../adapters/files/geonames.ts'
import { loadOwnTaxonomy } from '../../adapters/files/taxonomy-files.ts'
import { createStandardizer } from '../standardizer.ts'
import { queryPrefixes } from './lex-query.ts'
import type { QueryNode } from './typed-query.ts'
import { understandQuery } from './understand-query.ts'
import { withoutTags } from './without-tags.ts'

const standardizer = createStandardizer(loadOwnTaxonomy(), loadPlaces())
const understand = (text: string) => understandQuery(text, standardizer)

/** The tree in short: `seniority=senior`, `title=teacher*` for a title with those of its kind, `word`, `"a phrase"`, `!x`, `(a | b)`, `(a & b)`. */
function short(node: QueryNode): string {
  switch (node.type) {
    case 'value':
      return `${node.termType}=${node.value}${node.family === undefined ? '' : '*'}${node.radiusKm === undefined ? '' : `+${node.radiusKm}km`}`
    case 'years':
      return `years=${node.min ?? ''}-${node.max ?? ''}`
    case 'word':
      return node.word
    case 'phrase':
      return `"${node.words.join(' ')}"`
    case 'not':
      return `!${short(node.of)}`
    case 'all':
      return `(${node.of.map(short).join(' & ')})`
    case 'any':
      return `(${node.of.map(short).join(' | ')})`
  }
}
const read = (text: string) => understand(text).nodes.map(short).join(' ')

function tagsOf(node: QueryNode): readonly string[] {
  if (node.type === 'all' || node.type === 'any') return node.of.flatMap(tagsOf)
  return node.type === 'not' ? tagsOf(node.of) : [node.tag]
}

describe('understandQuery', () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      'senior java developer berlin -manager',
      'seniority=senior skill=java title=software-engineer* location=city:2950159 !seniority=manager',
    ],
    ['java 5 years', 'skill=java years=5-'],
    ['5+ years java', 'years=5- skill=java'],
    ['at least 3 yrs of experience nurse', 'years=3- title=registered-nurse*'],
    ['java 5-10 years of work experience', 'skill=java years=5-10'],
    ['10 to 5 years java', 'years=5-10 skill=java'],
    ['up to 2 years java', 'years=-2 skill=java'],
    ['mindestens 3 Jahre Erfahrung java', 'years=3- skill=java'],
    ['java AND (5 years OR scala)', 'skill=java (years=5- | skill=scala)'],
    ['5 yearly reports', '5 yearly reports'],
    ['within 50 km of berlin', 'location=city:2950159+50km'],
    ['50 km around berlin nurse', 'location=city:2950159+50km title=registered-nurse*'],
    ['java 25km from Berlin', 'skill=java location=city:2950159+25km'],
    ['java berlin +50 km', 'skill=java location=city:2950159+50km'],
    ['30 miles of Springfield, IL', 'location=city:4250542+48km'],
    ['within 50 km of germany', 'location=country:DE'],
    ['within 50 km of nowhere', '50 km nowhere'],
    ['go developer', 'skill=go title=software-engineer*'],
    ['C++', 'skill=c-plus-plus'],
    ['C# or .NET', '(skill=c-sharp | skill=dot-net)'],
    ['R', 'skill=r'],
    // Aliases of a title that say no more than a skill and a family of titles.
    ['react developer', 'skill=react title=software-engineer*'],
    ['java backend developer', 'skill=java title=backend-developer'],
    ['linux administrator', 'title=systems-administrator skill=linux'],
    ['aws engineer', '(title=cloud-engineer | (skill=amazon-web-services & title=engineer*))'],
    ['data engineer', 'title=data-engineer'],
    ['devops engineer', 'title=devops-engineer'],
    ['machine learning engineer', 'title=machine-learning-engineer'],
    ['sales manager', 'title=sales-manager*'],
    ['VP of Engineering', 'title=engineering-director seniority=vp'],
    ['manager of marketing', 'title=marketing-manager seniority=manager'],
    ['nurses in Springfield, IL', 'title=registered-nurse* location=city:4250542'],
    ['Paris Texas nurse', 'location=city:4717560 title=registered-nurse*'],
    ['project manager at Google', 'title=project-manager company=google'],
    ['remote full-time recruiter', 'workplace=remote employment-type=full-time title=recruiter*'],
    ['java AND (kotlin OR scala) NOT android', 'skill=java (skill=kotlin | skill=scala) !skill=android-development'],
    ['java developer OR data scientist', '((skill=java & title=software-engineer*) | title=data-scientist)'],
    ['"machine learning" nurse', '"machine learning" title=registered-nurse*'],
    ['"Java"', 'java'],
    ['-"project manager" agile', '!"project manager" skill=agile'],
    ['NOT software engineer berlin', '!title=software-engineer* location=city:2950159'],
    ['title:nurse company:"Acme Inc." skill:k8s', 'title=registered-nurse company=acme skill=kubernetes'],
    ['title:(nurse OR "software engineer")', '(title=registered-nurse | title=software-engineer)'],
    ['title:wizard', '"wizard"'],
    ['-skill:wizardry java', '!"wizardry" skill=java'],
    ['industry:"zorb making"', '"zorb making"'],
    // What is not stated.
    ['location:unknown java', 'location=unknown skill=java'],
    ['seniority:Unknown', 'seniority=unknown'],
    ['NOT skill:unknown', '!skill=unknown'],
    ['-company:unknown', '!company=unknown'],
    ['location:(unknown OR berlin)', '(location=unknown | location=city:2950159)'],
    ['unknown', 'unknown'],
    // Signs for "or" and "not".
    ['java|kotlin', '(skill=java | skill=kotlin)'],
    ['java | kotlin developer berlin', '(skill=java | skill=kotlin) title=software-engineer* location=city:2950159'],
    ['java||"machine learning"', '(skill=java | "machine learning")'],
    ['skill:java|skill:kotlin', '(skill=java | skill=kotlin)'],
    ['portland | java', '(location=city:5746545 | skill=java)'],
    ['| java |', 'skill=java'],
    ['!java', '!skill=java'],
    ['kotlin !(java OR scala)', 'skill=kotlin !(skill=java | skill=scala)'],
    ['java!', 'skill=java'],
    ['-title:nurse', '!title=registered-nurse'],
    ['-(java OR kotlin)', '!(skill=java | skill=kotlin)'],
    ['german nurse', 'language=german title=registered-nurse*'],
    ['IT manager', 'title=it-manager'],
    ['a nurse with it', 'title=registered-nurse* it'],
    ['ux designer', 'title=ux-designer'],
    ['portland or', 'location=city:5746545'],
    ['nice people', 'nice people'],
    // What people write in lower case.
    ['java not python', 'skill=java !skill=python'],
    ['java and spring not junior', 'skill=java skill=spring-framework !seniority=junior'],
    ['nurse without night shift', 'title=registered-nurse* !"night shift"'],
    ['java except python', 'skill=java !skill=python'],
    ['java but not javascript', 'skill=java !skill=javascript'],
    ['java ohne python', 'skill=java !skill=python'],
    ['not java or kotlin', '!(skill=java | skill=kotlin)'],
    ['NOT react developer', '!skill=react title=software-engineer*'],
    ['NOT linux administrator', '!(title=systems-administrator & skill=linux)'],
    ['not only java', 'only skill=java'],
    ['java not', 'skill=java'],
    ['berlin or munich', '(location=city:2950159 | location=city:2867714)'],
    ['java or kotlin', '(skill=java | skill=kotlin)'],
    ['java or kotlin developer berlin', '(skill=java | skill=kotlin) title=software-engineer* location=city:2950159'],
    ['java, kotlin or scala developer', '(skill=java | skill=kotlin | skill=scala) title=software-engineer*'],
    ['java developer or data scientist', '((skill=java & title=software-engineer*) | title=data-scientist)'],
    ['nurse berlin or teacher munich', '((title=registered-nurse* & location=city:2950159) | (title=teacher* & location=city:2867714))'],
    ['java or "machine learning"', '(skill=java | "machine learning")'],
    ['title:nurse or teacher', '(title=registered-nurse | title=teacher*)'],
    // What nobody has together is alternatives, but not where AND says otherwise.
    ['berlin munich', '(location=city:2950159 | location=city:2867714)'],
    ['java london paris', 'skill=java (location=city:2643743 | location=city:2988507)'],
    ['berlin AND munich', 'location=city:2950159 location=city:2867714'],
    ['germany java berlin', 'location=country:DE skill=java location=city:2950159'],
    ['product owner data scientist', '(title=product-owner | title=data-scientist)'],
    ['java kotlin', 'skill=java skill=kotlin'],
    // Skills that are everyday words.
    ['scala spark', 'skill=scala skill=apache-spark'],
    ['go rust', 'skill=go skill=rust'],
    ['rust swift', 'skill=rust skill=swift'],
    ['c rust', 'skill=c skill=rust'],
    ['word excel', 'skill=microsoft-word skill=microsoft-excel'],
    ['scala berlin', 'skill=scala location=city:2950159'],
    ['react to change', 'react change'],
    // Codes of countries and states.
    ['uk nurse', 'location=country:GB title=registered-nurse*'],
    ['nurse us', 'title=registered-nurse* location=country:US'],
    ['nurse in us', 'title=registered-nurse* location=country:US'],
    ['join us nurse', 'join title=registered-nurse*'],
    ['work with us', 'work'],
    ['IT', 'industry=information-technology-services'],
    ['work in IT', 'work industry=information-technology-services'],
    ['HR berlin', 'skill=human-resources location=city:2950159'],
    ['nurse DE', 'title=registered-nurse* location=country:DE'],
    ['developer in or near munich', 'title=software-engineer* location=city:2867714'],
    ['nurse CA', 'title=registered-nurse* location=region:US.CA'],
    ['nurse in ma', 'title=registered-nurse* location=region:US.MA'],
    // Short forms.
    ['full-stack', 'title=full-stack-developer'],
    ['sr. software eng', 'seniority=senior title=software-engineer*'],
    ['java dev', 'skill=java title=software-engineer*'],
    ['devs berlin', 'title=software-engineer* location=city:2950159'],
    ['dev ops', 'skill=devops'],
    ['account exec', 'title=account-executive'],
    ['java no juniors', 'skill=java !seniority=junior'],
    ['eng manager', 'title=engineering-manager'],
    ['5y java', 'years=5- skill=java'],
    ['pmp', 'skill=pmp'],
    ['c suite', 'seniority=chief'],
    ['c-level', 'seniority=chief'],
    // Names that stand for several titles.
    ['engineer berlin', 'title=engineer* location=city:2950159'],
    ['nurse manager', 'title=nurse-manager'],
    ['full stack java developer', 'title=full-stack-developer skill=java title=software-engineer*'],
    ['', ''],
    ['()', ''],
    ['NOT', ''],
    ['the of and', ''],
    ['title:', 'title'],
  ]
  for (const [text, tree] of cases) it(`reads ${JSON.stringify(text)}`, () => assert.equal(read(text), tree))

  it('shows one removable tag for each part, as typed and as understood', () => {
    const { tags } = understand('Sr. java developer berlin -manager java')
    assert.deepEqual(
      tags.map((tag) => [tag.text, tag.label, tag.excluded]),
      [
        ['Sr', 'Senior', false],
        ['java', 'Java', false],
        ['developer', 'Any Developer (22 titles)', false],
        ['berlin', 'Berlin, DE', false],
        ['manager', 'Manager', true],
        ['java', 'Java', false],
      ],
    )
    assert.deepEqual(
      tags.map((tag) => tag.id).filter((id) => id.startsWith('skill')),
      ['skill:java:0', 'skill:java:1'],
    )
  })

  it('says what was typed and is not searched for', () => {
    const unused = (text: string) =>
      understand(text)
        .tags.filter((tag) => tag.type === 'unused')
        .map((tag) => tag.label)
    const isAddress = 'mail and web addresses are not searched'
    assert.deepEqual(unused('foo@bar.com'), [`foo@bar.com (${isAddress})`])
    assert.deepEqual(unused('java zorb.quend@weirdhost-xy.example berlin'), [`zorb.quend@weirdhost-xy.example (${isAddress})`])
    assert.deepEqual(unused('https://github.com/zorbqq -a@b.example'), [
      `https://github.com/zorbqq (${isAddress})`,
      `a@b.example (${isAddress})`,
    ])
    for (const text of ['@@@', '***', '🙂']) assert.deepEqual(unused(text), [`${text} (no words to search for)`])
    assert.deepEqual(unused('java 🙂'), ['🙂 (no words to search for)'])
    for (const text of ['the of and', 'NOT', '()', 'skill:***', '-']) assert.equal(unused(text).length, 1, text)
    for (const text of ['', ' ', 'nurse with the of', 'C++, C# / .NET - R&D', 'nurse|teacher (!java)', '"team lead"'])
      assert.deepEqual(unused(text), [], text)
  })

  it('says that a name is not known of its kind', () => {
    assert.deepEqual(
      understand('skill:zorb seniority:unknown').tags.map(({ type, label }) => [type, label]),
      [
        ['phrase', '"zorb" (no known skill, looked for as words)'],
        ['seniority', 'seniority not stated'],
      ],
    )
  })

  it('names the limit that a query breaks', () => {
    assert.throws(
      () => understand('x'.repeat(2001)),
      (error) => error instanceof RangeError && /2001 characters.*2000/.test(error.message),
    )
    assert.throws(() => understand(`${'('.repeat(21)}a${')'.repeat(21)}`), /deeper than 20/)
    assert.throws(() => understand(`${'NOT '.repeat(30)}a`), /deeper than 20/)
    assert.throws(() => understand('a OR '.repeat(300)), /more than 200/)
  })

  it('says where a parenthesis or a quote lacks its other half', () => {
    assert.throws(() => understand('java (kotlin'), /position 6/)
    assert.throws(() => understand('java) kotlin'), /position 5/)
    assert.throws(() => understand('java "kotlin'), /position 6/)
  })

  it('understands any text or says why not', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '(',
        ')',
        '"',
        '-',
        'AND',
        'OR',
        'NOT',
        ' ',
        'java',
        'senior',
        'berlin',
        'it',
        'of',
        'or',
        'not',
        'munich',
        'nurse',
        ':',
        '|',
        '!',
        '@@',
        'unknown',
        'a@b.example',
        ...queryPrefixes.map((prefix) => `${prefix}:`),
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          const query = understand(pieces.join(' '))
          const used = query.tags.filter((tag) => tag.type !== 'unused')
          assert.deepEqual(query.nodes.flatMap(tagsOf).toSorted(), used.map((tag) => tag.id).toSorted())
          if (query.nodes.length === 0 && pieces.join('').trim() !== '') assert.equal(query.tags.length > 0, true)
          assert.equal(new Set(query.tags.map((tag) => tag.id)).size, query.tags.length)
        } catch (error) {
          assert.ok(error instanceof RangeError && error.message.startsWith('query '), String(error))
        }
      }),
      { numRuns: 1500, seed: 8 },
    )
  })
})

describe('withoutTags', () => {
  it('leaves the rest as it was', () => {
    const query = understand('senior java developer OR (kotlin AND NOT scala)')
    assert.deepEqual(withoutTags(query, []), query)
    const less = withoutTags(query, ['skill:java:0', 'skill:scala:0'])
    assert.deepEqual(less.nodes.map(short), ['((seniority=senior & title=software-engineer*) | skill=kotlin)'])
    assert.equal(less.tags.length, query.tags.length - 2)
    assert.deepEqual(
      withoutTags(
        query,
        query.tags.map((tag) => tag.id),
      ),
      { nodes: [], tags: [] },
    )
  })

  it('keeps exactly the other tags, whatever is removed', () => {
    const query = understand('java (kotlin OR -scala OR (go AND NOT "unit tests")) berlin -title:nurse')
    fc.assert(
      fc.property(fc.subarray(query.tags.map((tag) => tag.id)), (removed) => {
        const less = withoutTags(query, removed)
        assert.deepEqual(
          less.nodes.flatMap(tagsOf),
          query.nodes.flatMap(tagsOf).filter((tag) => !removed.includes(tag)),
        )
      }),
      { numRuns: 200, seed: 9 },
    )
  })
})
