/**
 * Which families of skills a track of titles draws on. A table of word stems states what everybody knows (nurses need clinical
 * skills, not compilers); where no row speaks, a hash decides, so that any vocabulary makes a world. Of the secondary families a
 * track takes two: one web team knows clouds and databases, another browsers and tests.
 */
import { hashText } from '../math/hash-text.ts'
import { uniform } from '../math/hash32.ts'

interface Row {
  readonly trade: RegExp
  /** Where given, also asked of most titles of the track. */
  readonly titles?: RegExp
  readonly primary: RegExp
  readonly secondary: RegExp
}

const softwareTitles =
  /software|develop|web|front|back|full.?stack|data|devops|reliab|\bqa\b|test|mobile|machine|program|cloud|database|platform/i

const rows: readonly Row[] = [
  {
    trade: /^engineering/i,
    titles: softwareTitles,
    primary: /programming|software-dev/i,
    secondary: /backend|frontend|mobile-f|database|devops|cloud|software-test|operating|network/i,
  },
  { trade: /^engineering/i, primary: /^engineering/i, secondary: /manufactur|construction|productivity|scientific/i },
  {
    trade: /^information|^it\b/i,
    primary: /network|operating/i,
    secondary: /cloud|enterprise|information-sec|devops|database|productivity/i,
  },
  { trade: /^(information )?security/i, primary: /information-sec/i, secondary: /network|operating|cloud|programming/i },
  { trade: /^data/i, primary: /data-analysis/i, secondary: /data-eng|machine|database|programming|cloud/i },
  { trade: /research|scien/i, primary: /scientific/i, secondary: /data-analysis|health|writing|agricult|machine/i },
  { trade: /quality/i, primary: /software-test/i, secondary: /manufactur|programming|^management/i },
  {
    trade: /product-man|project|operations|management|admin|consult|entrepreneur/i,
    primary: /^management/i,
    secondary: /productivity|data-analysis|enterprise|financ|human|customer|supply|marketing|sales/i,
  },
  { trade: /design|arts/i, primary: /design/i, secondary: /media|frontend|writing|marketing/i },
  { trade: /media|communic/i, primary: /writing|media/i, secondary: /marketing|design|public/i },
  { trade: /marketing/i, primary: /marketing/i, secondary: /writing|design|data-analysis|sales|media/i },
  { trade: /sales|business-dev|customer-success/i, primary: /^sales/i, secondary: /marketing|customer|^management|enterprise|retail/i },
  { trade: /customer/i, primary: /customer/i, secondary: /sales|productivity|retail|hospitality/i },
  { trade: /account|financ/i, primary: /^account|^financ/i, secondary: /banking|insurance|data-analysis|productivity/i },
  { trade: /human-res|people/i, primary: /human/i, secondary: /^management|productivity|teaching|law/i },
  { trade: /legal|law/i, primary: /law/i, secondary: /writing|public|^management|insurance/i },
  { trade: /health|medic|nurs/i, primary: /health|clinic/i, secondary: /mental|scientific/i },
  { trade: /social/i, primary: /mental/i, secondary: /teaching|public|health/i },
  { trade: /educat|teach/i, primary: /teach/i, secondary: /writing|mental|scientific|productivity/i },
  { trade: /construct|architect|facilit/i, primary: /construct/i, secondary: /^engineering|manufactur|^management/i },
  { trade: /manufactur|production/i, primary: /manufactur/i, secondary: /^engineering|supply|^management/i },
  { trade: /logist|purchas|transport/i, primary: /supply/i, secondary: /^management|enterprise|retail/i },
  { trade: /food|hospital/i, primary: /hospital/i, secondary: /retail|customer|sales/i },
  { trade: /retail/i, primary: /retail/i, secondary: /sales|customer|supply/i },
  { trade: /protect|military/i, primary: /public/i, secondary: /law|health|^management/i },
  { trade: /agricult|environment/i, primary: /agricult/i, secondary: /scientific|supply|manufactur/i },
]

const secondaryFamilies = 2
const [main, core, everyday, background] = [2, 1, 0.1, 0.0004]
const everybody = /soft.?skill|productivity/i

/** Weight of each family when the skills of a track are sampled; all are positive. `families` are slugs with names. */
export function familyWeights(seed: number, trade: string, titles: readonly string[], families: readonly string[]): number[] {
  const row = rows.find((each) => each.trade.test(trade) && isMostly(titles, each.titles))
  const primary = families.filter((family) => row?.primary.test(family) === true)
  const salt = hashText(titles.join('|'))
  const others = families
    .filter((family) => !primary.includes(family) && (primary.length === 0 || row!.secondary.test(family)))
    .sort((a, b) => uniform(seed, 0xaff, salt, hashText(a)) - uniform(seed, 0xaff, salt, hashText(b)))
  const chosen = new Set([...primary, ...others.slice(0, secondaryFamilies)])
  return families.map((family) => weightOf(family, primary.includes(family), chosen.has(family)))
}

function weightOf(family: string, isPrimary: boolean, isChosen: boolean): number {
  if (isPrimary) return main
  if (isChosen) return core
  return everybody.test(family) ? everyday : background
}

function isMostly(titles: readonly string[], pattern: RegExp | undefined): boolean {
  return pattern === undefined || titles.filter((title) => pattern.test(title)).length * 2 > titles.length
}
