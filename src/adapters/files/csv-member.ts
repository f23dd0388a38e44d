/** One CSV record as a member. */
import type { Member } from '../../domain/member.ts'
import type { PlaceText } from '../../domain/place.ts'
import { contentId } from './content-id.ts'
import { type Cells, listOf, maxEducation, maxPositions, numberOf, textIn } from './csv-columns.ts'
import { refusal } from './json-problem.ts'
import { parseResumeDate } from './json-resume-date.ts'
import { parseMember } from './member-json.ts'
import { isEmpty, present } from './without-absent.ts'

export function memberOfCells(cells: Cells): Member {
  const text = (column: string) => textIn(cells, column)
  const list = (column: string) => listOf(cells[column])
  return parseMember(
    present({
      id: text('id') ?? contentId('member', [text('email') ?? text('url') ?? nameIn(cells)]),
      audience: audienceIn(cells),
      identity: present({ name: text('name'), email: text('email'), phone: text('phone'), url: text('url') }),
      headline: text('headline'),
      summary: text('summary'),
      location: placeIn(cells),
      positions: positionsIn(cells),
      education: educationIn(cells),
      skills: list('skills')?.map((skill) => levelled(skill, 'name', 'level')),
      languages: list('languages')?.map((language) => levelled(language, 'language', 'fluency')),
      certificates: list('certificates'),
      intent: text('intent'),
      preferences: preferencesIn(cells),
      workPermits: list('work_permits'),
      hiddenFrom: list('hidden_from'),
    }),
  )
}

/** Whoever has no name at all would share one id, and each record replace the one before. */
function nameIn(cells: Cells): string {
  const [name, phone, title] = ['name', 'phone', 'title_1'].map((column) => textIn(cells, column))
  if (name === undefined && phone === undefined && title === undefined)
    throw refusal({ field: 'id', message: 'is missing, and nothing else names the person', remedy: 'give an id, email, url or name' })
  return `${name} ${phone} ${title}`
}

export function audienceIn(cells: Cells): object | undefined {
  const contract = textIn(cells, 'audience_contract')
  return contract === undefined ? undefined : { type: 'contract', contract }
}

export function placeIn(cells: Cells): PlaceText | undefined {
  const place = present({
    city: textIn(cells, 'city'),
    region: textIn(cells, 'region'),
    countryCode: textIn(cells, 'country_code')?.toUpperCase(),
    text: textIn(cells, 'location'),
  })
  return isEmpty(place) ? undefined : place
}

export function salaryIn(cells: Cells): object | undefined {
  const min = numberOf(cells, 'salary_min')
  const max = numberOf(cells, 'salary_max')
  return min === undefined && max === undefined ? undefined : present({ min, max, currency: textIn(cells, 'salary_currency') })
}

function preferencesIn(cells: Cells): object {
  return present({
    titles: listOf(cells['desired_titles']),
    locations: listOf(cells['desired_locations'])?.map((text) => ({ text })),
    workplaces: listOf(cells['desired_workplaces']),
    employmentTypes: listOf(cells['desired_employment_types']),
    salary: salaryIn(cells),
  })
}

function positionsIn(cells: Cells): object[] {
  return upTo(maxPositions, (number) =>
    present({
      title: textIn(cells, `title_${number}`),
      company: textIn(cells, `company_${number}`),
      industry: textIn(cells, `industry_${number}`),
      start: parseResumeDate(textIn(cells, `start_${number}`), `start_${number}`),
      end: parseResumeDate(textIn(cells, `end_${number}`), `end_${number}`),
      description: textIn(cells, `description_${number}`),
    }),
  )
}

function educationIn(cells: Cells): object[] {
  return upTo(maxEducation, (number) =>
    present({
      school: textIn(cells, `school_${number}`),
      degree: textIn(cells, `degree_${number}`),
      fieldOfStudy: textIn(cells, `field_of_study_${number}`),
      end: parseResumeDate(textIn(cells, `graduated_${number}`), `graduated_${number}`),
    }),
  )
}

function upTo(count: number, read: (number: number) => object): object[] {
  return Array.from({ length: count }, (_, index) => read(index + 1)).filter((item) => !isEmpty(item))
}

/** "German:native" is a claim with its level. */
function levelled(cell: string, name: string, level: string): object {
  const at = cell.lastIndexOf(':')
  return at <= 0 ? { [name]: cell } : { [name]: cell.slice(0, at).trim(), [level]: cell.slice(at + 1).trim() }
}
