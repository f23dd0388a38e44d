/** What the texts of an imported row hide, told before and after it is brought in. */
import type { FlaggedText } from '../../domain/text-flag.ts'
import { flaggedTexts } from '../../standardization/hidden-text/visible-member.ts'
import type { ImportItem } from './import-row.ts'

export function rowFlags(item: ImportItem): readonly FlaggedText[] {
  return item.subject === 'members' ? flaggedTexts(item.member) : []
}
