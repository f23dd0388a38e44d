/** What callers ask in their own ids becomes what channels take: keys, the asker, the opening in canonical words. */
import { findKey } from '../adapters/embedded/keys.ts'
import { payload } from '../adapters/embedded/payloads.ts'
import type { Clock } from '../domain/clock.ts'
import { PlatformError } from '../domain/errors.ts'
import type { JobId, JobKey, ProjectId } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import { project as projectOf } from '../events/accounts.ts'
import type { Reader } from '../events/records.ts'
import type { PageRequest, Purpose } from '../serving/channels/serving-parts.ts'
import type { SearchQuery } from '../serving/query/search-query.ts'
import { askerOf, mayKnowHidden, mayUse, notFound } from './access.ts'
import { canonicalFacets } from './canonical-facets.ts'
import type { Caller, SearchInput, YearsRange } from './platform.ts'
import { sightOf } from './sight.ts'
import type { Standards } from './standards.ts'
import { statedSearch } from './stated-search.ts'

export interface PageRequestParts {
  readonly reader: Reader
  readonly standards: Standards
  readonly clock: Clock
}

const usualLimit = 25

export function pageRequests({ reader, standards, clock }: PageRequestParts) {
  return { requestOf, purposeOf, queryOf }

  function requestOf(input: SearchInput): PageRequest {
    refuseHidden(input)
    const { caller: _, after: __, ...stated } = input
    return {
      ...purposeOf(input, stated),
      query: queryOf(input),
      start: input.start ?? 0,
      limit: input.limit ?? usualLimit,
      ...(input.facetTypes === undefined ? {} : { facetTypes: input.facetTypes }),
    }
  }

  function purposeOf({ caller, job, project }: Pick<SearchInput, 'caller' | 'job' | 'project'>, stated: object): Purpose {
    const opening = projectJob(project, caller)
    const key = job === undefined ? opening : jobKey(job, caller)
    const { contract, recruiter } = caller
    return {
      asker: askerOf(caller, reader, () => standards.privateContracts()),
      ...(contract === undefined ? {} : { contract }),
      ...(recruiter === undefined ? {} : { recruiter }),
      ...(project === undefined ? {} : { project }),
      ...(key === undefined ? {} : { job: key }),
      stated: JSON.stringify(stated),
    }
  }

  /** A project's opening joins only where nothing was typed: a typed query says what is wanted now. */
  function queryOf({ caller, job, project, ...stated }: Omit<SearchInput, 'limit'>): SearchQuery {
    checkYears(stated.years)
    const { facets, ...query } = statedSearch(stated)
    const key = job === undefined ? (stated.text === undefined ? projectJob(project, caller) : undefined) : jobKey(job, caller)
    const opening = key === undefined ? undefined : payload<Job>(reader, 'job', key)
    return {
      ...query,
      ...(facets === undefined ? {} : { facets: canonicalFacets(facets, standards.lexicon) }),
      ...(opening === undefined ? {} : { opening: standards.standard({ kind: 'job', stated: opening, at: clock() }) }),
    }
  }

  function jobKey(id: JobId, caller: Caller): JobKey {
    const key = findKey(reader, 'job', id)
    const found = key === undefined ? undefined : payload<Job>(reader, 'job', key)
    if (found === undefined || !sightOf(reader, caller).job(found)) throw notFound('job', id, 'job-upserted')
    return key as JobKey
  }

  /** The project's opening, where it stands and the caller sees it. */
  function projectJob(id: ProjectId | undefined, caller: Caller): JobKey | undefined {
    if (id === undefined) return undefined
    const found = projectOf(reader, id)
    if (found === undefined || !mayUse(caller, found.contract)) throw notFound('project', id, 'project-upserted')
    const opening = found.job === undefined ? undefined : payload<Job>(reader, 'job', found.job)
    return opening !== undefined && sightOf(reader, caller).job(opening) ? found.job : undefined
  }
}

/** Counts and filters would tell from whom people hide. */
function refuseHidden({ caller, facets = [], facetTypes = [] }: SearchInput): void {
  if (mayKnowHidden(caller)) return
  const filter = facets.findIndex(({ type }) => type === 'hidden-from')
  const counted = facetTypes.indexOf('hidden-from')
  if (filter === -1 && counted === -1) return
  const field = filter === -1 ? `facetTypes[${counted}]` : `facets[${filter}].type`
  throw new PlatformError('forbidden', `${field}: from whom people hide is told to operators alone; take it out`, { field })
}

function checkYears(years: YearsRange | undefined): void {
  if (years?.min === undefined || years.max === undefined || years.min <= years.max) return
  throw new PlatformError('invalid-request', 'years: min is more than max; send them the other way round', { field: 'years' })
}
