/**
 * How much a function of work draws on a family of skills. A table of word stems states what everybody knows (nurses need
 * clinical skills, not compilers); where no row speaks, a hash of the seed decides, so that any vocabulary makes a world.
 */
import { hashText } from '../math/hash-text.ts'
import { uniform } from '../math/hash32.ts'

/** Stems in the name of the function, stems in the name of the family. */
const rows: readonly (readonly [RegExp, RegExp])[] = [
  [
    /engineer|software|technolog|information|\bit\b|develop/i,
    /program|software|cloud|devops|web|database|operating|network|security|mobile|test|architect|version|infrastr|framework|language/i,
  ],
  [/data|analy|research|scien/i, /data|statist|machine|analy|visual|research|scien|math|laborator|program/i],
  [/design|creativ|media|art|communicat|writ/i, /design|creativ|graphic|video|media|writ|photo|audio|animat|content|journal|communicat/i],
  [/product|project|program|operation/i, /project|product|agile|operation|process|quality|manage|business/i],
  [
    /sales|business|account manag|custom|support|retail|real estate/i,
    /sales|custom|negotia|business|account manag|retail|communicat|support|crm|real estate/i,
  ],
  [/market/i, /market|advert|brand|social|seo|content|analy|media/i],
  [/financ|account|bank|insur|audit/i, /financ|account|tax|bank|insur|audit|risk|invest|spreadsheet|office/i],
  [/human|hr|people|recruit|train/i, /human|recruit|people|training|payroll|labor|employ|coach|hr/i],
  [/legal|law|complian|public|govern|polic/i, /legal|law|complian|regulat|contract|policy|govern|public/i],
  [/health|nurs|medic|clinic|care|pharm|social/i, /health|clinic|medic|nurs|patient|care|pharm|therap|laborator|social|counsel/i],
  [/educat|teach|school/i, /educat|teach|curricul|classroom|tutor|learn|language/i],
  [
    /construct|architect|trade|maintenance|install|skilled/i,
    /construct|building|electric|plumb|carpent|weld|safety|cad|hvac|trade|maintenance|civil/i,
  ],
  [
    /manufactur|production|quality|industrial|mechan|hardware/i,
    /manufactur|mechan|machin|quality|lean|cad|electr|production|robot|industrial|process|weld/i,
  ],
  [/logist|supply|transport|warehouse|purchas|procure/i, /logist|supply|transport|warehouse|driv|inventor|procure|purchas|fleet|shipping/i],
  [
    /hospital|food|travel|tourism|event|beauty|personal|sport|fitness/i,
    /food|cook|kitchen|hospital|travel|event|guest|beverage|service|beauty|fitness|sport|clean/i,
  ],
  [/agricult|environment|energy|farm|natur/i, /agricult|environment|energy|farm|animal|plant|sustain|water|geo|renew/i],
  [/secur|protect|military|emergency|fire/i, /secur|protect|emergency|safety|surveil|investig|fire|first aid/i],
  [/admin|office|cleric|executive|consult|general/i, /office|admin|document|schedul|business|manage|leader|communicat|soft/i],
]

const [core, common, background] = [1, 0.12, 0.004]
const everyone = /soft|communicat|leader|personal|interpersonal|office|language/i

/** Positive. The weight of one skill of the family in sampling the skills of a track. */
export function skillAffinity(seed: number, functionName: string, family: string): number {
  if (rows.some(([trade, skills]) => trade.test(functionName) && skills.test(family))) return core
  if (rows.some(([, skills]) => skills.test(family)) && !everyone.test(family)) return background
  if (everyone.test(family)) return common
  return uniform(seed, 0xaff, hashText(functionName), hashText(family)) < 0.12 ? core : background
}
