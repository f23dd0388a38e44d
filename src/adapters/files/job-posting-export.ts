/** Job → schema.org JobPosting. Reading it back gives the same job. */
import type { Job } from '../../domain/job.ts'
import type { EmploymentType, Salary } from '../../domain/place.ts'
import { htmlOfText } from './html-text.ts'
import { addressOf } from './job-posting-place.ts'
import { present } from './without-absent.ts'

const codes: Readonly<Record<EmploymentType, string>> = {
  'full-time': 'FULL_TIME',
  'part-time': 'PART_TIME',
  contract: 'CONTRACTOR',
  temporary: 'TEMPORARY',
  internship: 'INTERN',
  volunteer: 'VOLUNTEER',
}

export function postingOfJob(job: Job): Record<string, unknown> {
  const { id, audience, contract, workplace, targeting, state, location } = job
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    ...present({
      title: htmlOfText(job.title),
      description: job.description === undefined ? undefined : htmlOfText(job.description),
      hiringOrganization: job.company === undefined ? undefined : { '@type': 'Organization', name: job.company },
      industry: job.industry,
      jobLocation: location && addressOf(location),
      jobLocationType: workplace === 'remote' ? 'TELECOMMUTE' : undefined,
      employmentType: job.employmentType && codes[job.employmentType],
      baseSalary: job.salary && amountOf(job.salary),
      skills: targeting.skills?.join(', '),
      datePosted: isoOf(job.postedAt),
      validThrough: isoOf(job.expiresAt),
      'x-mutual': present({ id, audience, contract, workplace, targeting, state, location, salary: job.salary }),
    }),
  }
}

function amountOf({ min, max, currency }: Salary): object {
  const value = { '@type': 'QuantitativeValue', ...present({ minValue: min, maxValue: max }), unitText: 'YEAR' }
  return { '@type': 'MonetaryAmount', currency, value }
}

function isoOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString()
}
