import type { Tag } from '../../../src/platform/platform.ts'

const colours: Readonly<Partial<Record<Tag['type'], string>>> = {
  title: 'indigo',
  'current-title': 'indigo',
  skill: 'teal',
  'must-have-skill': 'teal',
  location: 'grape',
  radius: 'grape',
  seniority: 'orange',
  years: 'orange',
  company: 'blue',
  'current-company': 'blue',
  industry: 'cyan',
  function: 'cyan',
  school: 'pink',
  degree: 'pink',
  'field-of-study': 'pink',
}

/** Colour of a tag by what it was understood as; plain words are grey. */
export function tagColour(type: Tag['type']): string {
  return colours[type] ?? 'gray'
}

const names: Readonly<Partial<Record<Tag['type'], string>>> = {
  text: 'word',
  phrase: 'exact words',
  radius: 'near',
  years: 'years',
  unused: 'not used',
  unread: 'not used',
}

export function tagTypeName(type: Tag['type']): string {
  return names[type] ?? type.replaceAll('-', ' ')
}
