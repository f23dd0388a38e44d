/** One CSV record as a job. */
import type { Job } from '../../domain/job.ts'
import { contentId } from './content-id.ts'
import { type Cells, listOf, numberOf, textIn, timeIn } from './csv-columns.ts'
import { audienceIn, placeIn, salaryIn } from './csv-member.ts'
import { parseJob } from './job-json.ts'
import { present } from './without-absent.ts'

export function jobOfCells(cells: Cells): Job {
  const text = (column: string) => textIn(cells, column)
  return parseJob(
    present({
      id: text('id') ?? contentId('job', [text('company'), text('title'), text('city') ?? text('location'), text('posted_at')]),
      audience: audienceIn(cells),
      contract: text('contract'),
      title: text('title'),
      company: text('company'),
      industry: text('industry'),
      description: text('description'),
      location: placeIn(cells),
      workplace: text('workplace'),
      employmentType: text('employment_type'),
      salary: salaryIn(cells),
      targeting: present({
        skills: listOf(cells['skills']),
        mustHaveSkills: listOf(cells['must_have_skills']),
        minYears: numberOf(cells, 'min_years'),
        maxYears: numberOf(cells, 'max_years'),
        locations: listOf(cells['desired_locations'])?.map((place) => ({ text: place })),
        languages: listOf(cells['languages']),
        workPermit: text('work_permit')?.toUpperCase(),
      }),
      state: text('state'),
      postedAt: timeIn(cells, 'posted_at'),
      expiresAt: timeIn(cells, 'expires_at'),
    }),
  )
}
