/** A member in canonical words: of what an attentive reader would see. Skills of the list come first, so that a claim is proved by the list where both state it. */
import type { Timestamp } from '../domain/ids.ts'
import type { Education, Member } from '../domain/member.ts'
import { audienceValue } from './audience-value.ts'
import { careerOf, isHeld } from './career.ts'
import { degreesNamed, fieldsBesideDegree, fieldsOfStudy, languageNamed } from './degrees.ts'
import { Draft, entriesOf, read } from './draft.ts'
import { visibleMember } from './hidden-text/visible-member.ts'
import { companyName, schoolName } from './open-names.ts'
import { resolvePlace } from './places/resolve-place.ts'
import { salaryRange } from './salary.ts'
import type { StandardDocument } from './standard-document.ts'
import { addPositions, addTitle } from './standard-position.ts'
import type { Standardizer } from './standardizer.ts'
import { dayOf, memberCompleteness, memberReadiness, staticRank } from './static-rank.ts'
import { standardizeTitle, withoutEmployer } from './titles.ts'
import { scan } from './tokenize.ts'

export function standardizeMember(standardizer: Standardizer, stated: Member, at: Timestamp): StandardDocument {
  const draft = new Draft(standardizer)
  const { member, hidden } = visibleMember(stated)
  for (const { flag, field, index } of hidden) draft.add('text-flag', flag, field, index)
  const claims = entriesOf(member.skills).map((claim) => read(claim.name))
  draft.addClaims(claims, 'skills[].name')
  addHeadline(standardizer, draft, member)
  addPositions(standardizer, draft, member.positions)
  for (const [index, education] of entriesOf(member.education).entries()) addEducation(standardizer, draft, education, index)
  for (const claim of claims) draft.addSection(claim)
  addCertificates(draft, member)
  addLanguages(standardizer, draft, member)
  addLocation(standardizer, draft, member)
  addPreferences(standardizer, draft, member)
  addReach(draft, member)
  addNumbers(draft, member, at)
  return draft.finish()
}

function addHeadline({ taxonomy }: Standardizer, draft: Draft, { headline, summary, positions }: Member): void {
  if (headline !== undefined) {
    draft.addSection(read(headline))
    draft.addSkillsOf(read(withoutEmployer(headline)), 'title', 'headline')
    if (!positions.some((position) => position.title !== undefined))
      addTitle(taxonomy, draft, standardizeTitle(taxonomy, headline), { field: 'headline', index: 0, isCurrent: true, isNewest: true })
  }
  if (summary !== undefined) {
    const tokens = read(summary)
    draft.addSection(tokens)
    draft.addSkillsOf(tokens, 'prose', 'summary')
  }
}

function addEducation({ taxonomy }: Standardizer, draft: Draft, { school, degree, fieldOfStudy }: Education, index: number): void {
  draft.addSection(...[school ?? '', degree ?? '', fieldOfStudy ?? ''].map(read))
  const name = school === undefined ? undefined : schoolName(school)
  if (name !== undefined) draft.add('school', name, 'education[].school', index)
  for (const entry of degree === undefined ? [] : degreesNamed(taxonomy, degree)) {
    draft.add('degree', entry.slug, 'education[].degree', index)
    draft.setNumber('degree-level', Math.max(entry.level, draft.number('degree-level') || 0))
  }
  for (const field of fieldOfStudy === undefined ? [] : fieldsOfStudy(taxonomy, fieldOfStudy))
    draft.add('field-of-study', field, 'education[].fieldOfStudy', index)
  for (const field of degree === undefined ? [] : fieldsBesideDegree(taxonomy, degree))
    draft.add('field-of-study', field, 'education[].degree', index)
}

function addCertificates(draft: Draft, { certificates }: Member): void {
  entriesOf(certificates).forEach((certificate, index) => {
    const tokens = read(certificate)
    draft.addSection(tokens)
    draft.addSkillsOf(tokens, 'title', 'certificates[]', index)
  })
}

function addLanguages({ taxonomy }: Standardizer, draft: Draft, { languages }: Member): void {
  entriesOf(languages).forEach(({ language }, index) => {
    draft.addSection(scan(language))
    const entry = languageNamed(taxonomy, language)
    if (entry !== undefined) draft.add('language', entry.slug, 'languages[].language', index)
  })
}

/** The member's own place, else that of the newest position. */
function addLocation({ places }: Standardizer, draft: Draft, { location, positions }: Member): void {
  const own = location === undefined ? undefined : resolvePlace(places, location)
  const index = positions.findIndex((position) => position.location !== undefined && isHeld(position))
  const place = own ?? (index < 0 ? undefined : resolvePlace(places, positions[index]!.location!))
  if (place === undefined) return
  if (own === undefined) draft.addPlace(place, 'positions[].location', index)
  else draft.addPlace(place, 'location')
  draft.setNumber('latitude', place.latitude)
  draft.setNumber('longitude', place.longitude)
}

function addPreferences({ taxonomy, places }: Standardizer, draft: Draft, { preferences }: Member): void {
  entriesOf(preferences.titles).forEach((title, index) => {
    for (const entry of standardizeTitle(taxonomy, title).titles) draft.add('desired-title', entry.slug, 'preferences.titles[]', index)
  })
  const locations = entriesOf(preferences.locations).map((location) => resolvePlace(places, location)?.value)
  draft.addEach('desired-location', locations, 'preferences.locations[]')
  draft.addEach('workplace', preferences.workplaces ?? [], 'preferences.workplaces[]')
  draft.addEach('employment-type', preferences.employmentTypes ?? [], 'preferences.employmentTypes[]')
  draft.setNumber('salary-min', salaryRange(taxonomy.exchangeRates, preferences.salary).least)
  draft.setNumber('salary-max', salaryRange(taxonomy.exchangeRates, preferences.salary).most)
}

/** Who may find the member, and where the member may and wants to work. */
function addReach(draft: Draft, { intent, workPermits, audience, hiddenFrom }: Member): void {
  if (intent !== undefined) draft.add('intent', intent, 'intent')
  draft.addEach('work-permit', entriesOf(workPermits), 'workPermits[]')
  draft.add('audience', audienceValue(audience), 'audience')
  draft.addEach('hidden-from', hiddenFrom.map(companyName), 'hiddenFrom[]')
}

function addNumbers(draft: Draft, member: Member, at: Timestamp): void {
  const { years, tenureMonths, meanTenureMonths } = careerOf(member.positions, at)
  const completeness = memberCompleteness(member)
  draft.setNumber('years', years)
  draft.setNumber('tenure-months', tenureMonths)
  draft.setNumber('mean-tenure-months', meanTenureMonths)
  draft.setNumber('positions', member.positions.length)
  draft.setNumber('completeness', completeness)
  draft.setNumber('updated-day', dayOf(at))
  draft.setNumber('static-rank', staticRank(completeness, memberReadiness(member.intent), at))
}
