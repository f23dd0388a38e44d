/** Where people of a function mostly work: everybody knows that nurses work in hospitals. Other functions are at home everywhere. */
import { industries } from './companies.ts'

const rows: readonly (readonly [RegExp, readonly (typeof industries)[number][]])[] = [
  [/health|nurs|medic|clinic|care/i, ['Hospitals', 'Hospitals', 'Pharmaceuticals', 'Insurance']],
  [/educat|teach|school/i, ['Education']],
  [/financ|account|bank|insur/i, ['Banking', 'Insurance', 'Consulting']],
  [/legal|law|complian/i, ['Legal Services', 'Legal Services', 'Consulting', 'Banking']],
  [/construct|architect|real estate|trade/i, ['Construction', 'Construction', 'Energy']],
  [/manufactur|production|quality|mechan|maintenance|hardware/i, ['Manufacturing', 'Automotive', 'Energy', 'Food and Beverage']],
  [/logist|supply|transport|warehouse|purchas|procure/i, ['Logistics', 'Retail', 'Manufacturing']],
  [/hospital|food|travel|tourism|event/i, ['Hospitality', 'Food and Beverage']],
  [/retail|store|fashion|beauty/i, ['Retail']],
  [/public|govern|protect|military|emergency/i, ['Government', 'Non-profit']],
  [/social|communit|religio/i, ['Non-profit', 'Government']],
  [/media|journal|writ|art|creativ|design/i, ['Media', 'Software', 'Consulting']],
  [/scien|research|laborator/i, ['Pharmaceuticals', 'Education', 'Energy']],
  [/engineer|software|technolog|information|data|product/i, ['Software', 'Software', 'Telecommunications', 'Banking']],
  [/agricult|environment|energy/i, ['Food and Beverage', 'Energy']],
]

export function homeIndustries(functionName: string): readonly number[] {
  const row = rows.find(([trade]) => trade.test(functionName))
  return row === undefined ? industries.map((_, index) => index) : row[1].map((name) => industries.indexOf(name))
}
