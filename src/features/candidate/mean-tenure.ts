/** Mean months in a position, as log(1 + months): short stays read as job hopping. */
import type { Feature } from '../feature.ts'
import { fieldIndex } from '../field-index.ts'

const meanTenureMonths = fieldIndex('mean-tenure-months')

export const meanTenure: Feature = {
  name: 'mean-tenure',
  compute({ fields }, document) {
    return Math.log1p(fields.number(document, meanTenureMonths))
  },
}
