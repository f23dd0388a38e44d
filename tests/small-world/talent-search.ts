/** Recruiter search over the people of the small world. */
import { recruiterSearch } from '../../src/serving/channels/recruiter-search.ts'
import type { SearchQuery } from '../../src/serving/query/search-query.ts'
import { documentOfJob } from './index.ts'
import { jobs, names } from './people.ts'
import { everybody, talentParts } from './serving.ts'

const search = recruiterSearch(await talentParts())

export const page = (query: SearchQuery, more: object = {}) => search({ ...everybody, ...more, query })
export const found = async (query: SearchQuery) => (await page(query)).results.map(({ key }) => names[key])
export const foundSet = async (query: SearchQuery) => (await found(query)).sort()

export const java = { text: 'java developer' }
export const opening = documentOfJob(jobs.backend)
