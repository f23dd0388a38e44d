/** What an opening states and nobody knows, as tags: nothing is asked by it, and a page says so. */
import type { UnreadField, UnreadText } from '../../standardization/standard-document.ts'
import type { Lexicon } from '../lexicon.ts'
import type { ServedTag } from './served-tags.ts'

const fieldLabels: Readonly<Record<UnreadField, string>> = {
  'targeting.mustHaveSkills[]': 'Must-have skill',
  'targeting.skills[]': 'Targeted skill',
  'targeting.languages[]': 'Targeted language',
  'targeting.locations[]': 'Targeted location',
  location: 'Location',
}

const longestShown = 60

export function unreadTags(unread: readonly UnreadText[], lexicon: Pick<Lexicon, 'label'>): readonly ServedTag[] {
  return unread.map(({ field, index, text, readAs }) => {
    const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
    const instead = readAs === undefined ? '' : `, ${lexicon.label('location', readAs)} is used instead`
    return {
      id: `unread:${field.replace('[]', `[${index}]`)}`,
      type: 'unread',
      text,
      label: `${fieldLabels[field]} "${shown}": not known${instead}`,
      excluded: false,
      use: 'none',
    }
  })
}
