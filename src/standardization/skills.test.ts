import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadOwnTaxonomy } from '../adapters/files/taxonomy-files.ts'
import { type Context, claimedSkills, findSkills, skillNamed } from './skills.ts'
import { compileTaxonomy, skillParents } from './taxonomy.ts'
import { scan } from './tokenize.ts'

const taxonomy = compileTaxonomy(loadOwnTaxonomy())
const found = (text: string, context: Context) => findSkills(taxonomy, scan(text), context).map((match) => match.skill.slug)

describe('skillNamed', () => {
  const claims = {
    C: 'c',
    'C++': 'c-plus-plus',
    'C#': 'c-sharp',
    R: 'r',
    Go: 'go',
    '.NET': 'dot-net',
    'Node.js': 'node-js',
    k8s: 'kubernetes',
    JS: 'javascript',
    Postgres: 'postgresql',
    'ASP.NET': 'asp-net',
    'F#': 'f-sharp',
    'REST API': 'rest-apis',
    react: 'react',
    'ms excel': 'microsoft-excel',
  }
  for (const [claim, slug] of Object.entries(claims)) it(`reads "${claim}"`, () => assert.equal(skillNamed(taxonomy, claim)?.slug, slug))

  it('reads several in one claim', () => {
    const claims = (text: string) => claimedSkills(taxonomy, scan(text)).map((skill) => skill.slug)
    assert.deepEqual(claims('C/C++'), ['c', 'c-plus-plus'])
    assert.deepEqual(claims('Git & GitHub'), ['git', 'github'])
    assert.deepEqual(claims('Go'), ['go'])
    assert.deepEqual(claims('Rhino whispering'), [])
    assert.deepEqual(claims('Python (pandas, numpy)'), ['python', 'pandas', 'numpy'])
    assert.deepEqual(claims('Java (Spring)'), ['java', 'spring-framework'])
    assert.deepEqual(claims('AWS (EC2, S3)'), ['amazon-web-services', 'amazon-ec2', 'amazon-s3'])
    assert.deepEqual(claims('Excel (VBA)'), ['microsoft-excel', 'vba'])
    assert.deepEqual(claims('UX/UI'), ['ux-design', 'ui-design'])
    assert.deepEqual(claims('SAP FI/CO'), ['sap-fico'])
  })

  it('knows no skill that is not listed, nor one inside other words', () => {
    for (const claim of ['Rhino whispering', 'maintain', 'java beans on toast', '']) assert.equal(skillNamed(taxonomy, claim), undefined)
  })
})

describe('findSkills in prose', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['We maintain paid campaigns and said so', []],
    ['Our AI team', ['artificial-intelligence']],
    ['I like to go deep and react to change, in spring', []],
    ['Go to the market in record time. Rust never sleeps', ['rust']],
    ['Services in Java, Go and R', ['java', 'go', 'r']],
    ['Written in C, C++ and C#.', ['c', 'c-plus-plus', 'c-sharp']],
    ['Vitamin C and plan R', []],
    ['Frontend in React with Node.js behind', ['frontend-frameworks', 'react', 'node-js']],
    ['.NET, ASP.NET and C#', ['dot-net', 'asp-net', 'c-sharp']],
    ['it works, and the IT does', []],
    ['Skills: Go, Rust', ['go', 'rust']],
    ['Scala/Spark since 2015', ['scala', 'apache-spark']],
    ['go in spring', []],
    ['we swift and go to', []],
    ['swift, go', []],
    ['Python (pandas, NumPy) and AWS (EC2)', ['python', 'pandas', 'numpy', 'amazon-web-services', 'amazon-ec2']],
    ['javascript is not java script kiddies but Java is', ['javascript', 'javascript', 'java']],
  ]
  for (const [text, slugs] of cases) it(`reads "${text}"`, () => assert.deepEqual(found(text, 'prose'), slugs))
})

describe('findSkills in titles and queries', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['go developer', ['go']],
    ['senior r programmer', ['r']],
    ['c', ['c']],
    ['react developer', ['react']],
    ['java go r', ['java', 'go', 'r']],
    ['go home', []],
    ['scala spark', ['scala', 'apache-spark']],
    ['go rust', ['go', 'rust']],
    ['rust, swift', ['rust', 'swift']],
    ['c rust', ['c', 'rust']],
    ['word excel', ['microsoft-word', 'microsoft-excel']],
    ['go in spring', []],
    ['we swift and go to', []],
    ['java spring boot developer', ['java', 'spring-boot']],
    ['java spring', ['java', 'spring-framework']],
    ['java, spring', ['java', 'spring-framework']],
    ['java/spring', ['java', 'spring-framework']],
    ['python pandas', ['python', 'pandas']],
    ['react redux', ['react', 'redux']],
    ['excel vba', ['microsoft-excel', 'vba']],
    ['aws ec2', ['amazon-web-services', 'amazon-ec2']],
    ['project, management', []],
  ]
  for (const [text, slugs] of cases) it(`reads "${text}"`, () => assert.deepEqual(found(text, 'title'), slugs))
})

describe('skillParents', () => {
  it('leads from the skill up', () => assert.deepEqual(skillParents(taxonomy, 'react'), ['frontend-frameworks']))
})
