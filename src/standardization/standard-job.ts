/** A job in canonical words. What the hirer targets comes before what the text of the posting names. */
import type { Timestamp } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import { dayMs } from '../domain/time.ts'
import { float32Below } from '../math/float32-below.ts'
import { audienceValue } from './audience-value.ts'
import { degreesInProse, languageNamed } from './degrees.ts'
import { Draft, entriesOf, read } from './draft.ts'
import { addJobPlaces, addUnreadPlaces } from './job-places.ts'
import { companyName } from './open-names.ts'
import { salaryRange } from './salary.ts'
import { seniorityOf } from './seniority.ts'
import type { StandardDocument } from './standard-document.ts'
import type { Standardizer } from './standardizer.ts'
import { dayOf, jobCompleteness, jobReadiness, staticRank } from './static-rank.ts'
import { addTargetedSkills, addTargetedWords } from './targeted-skills.ts'
import { standardizeTitle } from './titles.ts'
import { entryNamed } from './vocabulary.ts'

export function standardizeJob(standardizer: Standardizer, job: Job, at: Timestamp): StandardDocument {
  const draft = new Draft(standardizer)
  addTargetedSkills(standardizer.taxonomy, draft, job.targeting)
  addTitle(standardizer, draft, job)
  // Behind the title, whose words are the first section.
  addTargetedWords(draft, job.targeting)
  addDescription(standardizer, draft, job)
  addCompany(draft, job)
  addJobPlaces(standardizer.places, draft, job)
  addUnreadPlaces(standardizer.places, draft, job)
  addConditions(standardizer, draft, job)
  addNumbers(standardizer, draft, job, at)
  return draft.finish()
}

function addTitle({ taxonomy }: Standardizer, draft: Draft, job: Job): void {
  const tokens = read(job.title)
  const { titles, level } = standardizeTitle(taxonomy, job.title)
  draft.addSection(tokens)
  draft.addSkillsOf(tokens, 'title', 'title')
  const industry = job.industry === undefined ? undefined : entryNamed(taxonomy.industries, job.industry)
  if (industry !== undefined) draft.add('industry', industry.slug, 'industry')
  for (const title of titles) {
    draft.add('title', title.slug, 'title')
    if (title.function !== undefined) draft.add('function', title.function, 'title')
    for (const slug of title.industries) draft.add('industry', slug, 'title')
  }
  const seniority = level === undefined ? undefined : seniorityOf(taxonomy, level)
  if (seniority === undefined) return
  draft.add('seniority', seniority.slug, 'title')
  draft.setNumber('seniority-level', seniority.level)
}

/** The least of the degrees that the text names is the one asked for ("Bachelor's or Master's degree"). */
function addDescription({ taxonomy }: Standardizer, draft: Draft, { description }: Job): void {
  if (description === undefined) return
  const tokens = read(description)
  draft.addSection(tokens)
  draft.addSkillsOf(tokens, 'prose', 'description')
  const degrees = degreesInProse(taxonomy, tokens)
  for (const degree of degrees) draft.add('degree', degree.slug, 'description')
  if (degrees.length > 0) draft.setNumber('degree-level', Math.min(...degrees.map((degree) => degree.level)))
}

function addCompany(draft: Draft, { company }: Job): void {
  const name = company === undefined ? undefined : companyName(company)
  if (name === undefined) return
  draft.addSection(read(company!))
  draft.add('company', name, 'company')
}

function addConditions({ taxonomy }: Standardizer, draft: Draft, job: Job): void {
  const { workplace, employmentType, targeting, location } = job
  if (workplace !== undefined) draft.add('workplace', workplace, 'workplace')
  else if (/\bremote\b/i.test(location?.text ?? '')) draft.add('workplace', 'remote', 'location')
  if (employmentType !== undefined) draft.add('employment-type', employmentType, 'employmentType')
  for (const [index, text] of entriesOf(targeting.languages).entries()) {
    const language = languageNamed(taxonomy, text)
    if (language === undefined) draft.addUnread({ field: 'targeting.languages[]', index, text })
    else draft.add('language', language.slug, 'targeting.languages[]', index)
  }
  if (targeting.workPermit !== undefined) draft.add('work-permit', targeting.workPermit, 'targeting.workPermit')
  draft.add('job-state', job.state, 'state')
  draft.add('audience', audienceValue(job.audience), 'audience')
}

function addNumbers({ taxonomy }: Standardizer, draft: Draft, job: Job, at: Timestamp): void {
  const { least, most } = salaryRange(taxonomy.exchangeRates, job.salary)
  const completeness = jobCompleteness(job)
  draft.setNumber('min-years', job.targeting.minYears ?? Number.NaN)
  draft.setNumber('max-years', job.targeting.maxYears ?? Number.NaN)
  draft.setNumber('salary-min', least)
  draft.setNumber('salary-max', most)
  draft.setNumber('completeness', completeness)
  draft.setNumber('updated-day', dayOf(at))
  if (job.expiresAt !== undefined) draft.setNumber('expires-day', float32Below(job.expiresAt / dayMs))
  draft.setNumber('static-rank', staticRank(completeness, jobReadiness(job.state), at))
}
