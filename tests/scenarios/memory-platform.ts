/** A Platform small enough to read: maps instead of projections, no ranking. The suites of the doors run on it and on the real one. */
import { PlatformError } from '../../src/domain/errors.ts'
import type { JobId, MemberId, Offset, ProjectId, RequestId } from '../../src/domain/ids.ts'
import type { EventInput, LongWork, MemberCard, Page, Platform, SearchInput } from '../../src/platform/platform.ts'
import { flaggedTexts } from '../../src/standardization/hidden-text/visible-member.ts'
import {
  apply,
  checkFree,
  checkMentions,
  contractsOf,
  found,
  isVisible,
  recruitersOf,
  type State,
  savedQueriesOf,
  visibleProject,
} from './memory-state.ts'

export interface MemoryPlatform extends Platform {
  readonly log: readonly EventInput[]
  tell(work: LongWork): void
}

export function memoryPlatform(): MemoryPlatform {
  const state: State = { log: [], members: new Map(), jobs: new Map(), projects: new Map(), listeners: new Set(), work: [] }
  const offset = () => state.log.length as Offset
  return {
    log: state.log,
    tell(work) {
      state.work.push(work)
      for (const listen of state.listeners) listen(work)
    },
    async record(inputs, caller) {
      for (const input of inputs) if (input.type === 'project-upserted' && caller) checkFree(state, input.project.id, caller)
      for (const input of inputs) checkMentions(state, input)
      for (const input of inputs) apply(state, input)
      return { offset: offset(), count: inputs.length }
    },
    async check(inputs) {
      for (const input of inputs) checkMentions(state, input)
    },
    searchTalent: async (input) =>
      page(
        state,
        input,
        [...state.members.values()].map(({ id }) => ({ id, skills: [] })),
        'recruiter-search',
      ),
    findFacetValues: async ({ facet }) => ({ type: facet, label: facet, values: [] }),
    searchJobs: async (input) =>
      page(
        state,
        input,
        [...state.jobs.values()].map(({ id, title }) => ({ id, title, skills: [] })),
        'job-search',
      ),
    async recommendJobs(input) {
      found(state.members, input.member, 'member', 'member')
      return page(
        state,
        input,
        [...state.jobs.values()].map(({ id, title }) => ({ id, title, skills: [] })),
        'job-recommendations',
      )
    },
    async rank({ members, job, project, caller }) {
      if (job) found(state.jobs, job, 'job', 'job')
      if (project) visibleProject(state, project, caller, 'project')
      const known = members.filter((id) => state.members.has(id))
      const results = known.map((id) => ({ id, score: 0, parts: {} }))
      return {
        request: 'r1' as RequestId,
        results,
        unknown: members.filter((id) => !state.members.has(id)),
        closed: [],
        partial: false,
        model: 'none',
      }
    },
    async rankApplicants({ job, project, caller }) {
      found(state.jobs, job, 'job', 'job')
      const none = page<MemberCard>(state, { caller, ...(project && { project }) }, [], 'job-applicants')
      return { ...none, results: [], chances: { stated: false, why: 'maps know no model' } }
    },
    async applicationChance({ job, member }) {
      found(state.jobs, job, 'job', 'job')
      found(state.members, member, 'member', 'member')
      const reasons = { speaksFor: [], speaksAgainst: [] }
      const told = { chances: { stated: false, why: 'maps know no model' }, reasons, requirements: [], model: 'none' } as const
      return { request: 'r1' as RequestId, job, member, ...told }
    },
    async explain(request) {
      throw new PlatformError('not-found', `no page '${request}'; was its request id copied whole?`, { field: 'request' })
    },
    member: async (id: MemberId) => found(state.members, id, 'member', 'id'),
    flags: async (id: MemberId) => flaggedTexts(found(state.members, id, 'member', 'id')),
    job: async (id: JobId) => found(state.jobs, id, 'job', 'id'),
    contract: async (id) => found(contractsOf(state), id, 'contract', 'id'),
    recruiter: async (id) => found(recruitersOf(state), id, 'recruiter', 'id'),
    projects: async (caller) => [...state.projects.values()].filter((project) => isVisible(project, caller)),
    project: async (id: ProjectId, caller) => visibleProject(state, id, caller, 'id'),
    async rated(id, _rating, caller) {
      visibleProject(state, id, caller, 'id')
      return { rated: [], hidden: 0 }
    },
    async savedQueries(id, caller) {
      visibleProject(state, id, caller, 'id')
      return savedQueriesOf(state, id)
    },
    members: () => each(state.members),
    jobs: () => each(state.jobs),
    importTaxonomy: async () => beyond(),
    publishModel: async () => beyond(),
    promoteModel: async () => beyond(),
    rollBackModel: async () => beyond(),
    pinModel: async () => beyond(),
    models: async () => [],
    model: async () => beyond(),
    train: async () => beyond(),
    startTraining: async () => beyond(),
    training: async () => beyond(),
    trainings: async () => [],
    refresh: async () => beyond(),
    startRefresh: async () => beyond(),
    refitEntity: async () => beyond(),
    oneRefresh: async () => beyond(),
    refreshes: async () => ({ refreshes: [] }),
    features: async () => [],
    backfill: async () => beyond(),
    startBackfill: async () => beyond(),
    async erase(id) {
      found(state.members, id, 'member', 'id')
      state.members.delete(id)
      return { offset: offset(), count: 1 }
    },
    snapshot: async () => offset(),
    rebuild: async () => {},
    status: () => ({
      ready: true,
      offset: offset(),
      members: state.members.size,
      jobs: state.jobs.size,
      projects: state.projects.size,
      demo: false,
      model: 'none',
      models: [],
      taxonomy: { version: 'none', source: 'none', applied: true },
      refreshes: { plans: [] },
      work: state.work,
      projections: [{ name: 'maps', offset: offset() }],
    }),
    at: () => beyond(),
    announce: (_, work) => work(() => undefined),
    onWork(listen) {
      state.listeners.add(listen)
      return () => state.listeners.delete(listen)
    },
    close: async () => {},
  }
}

/** Not found rather than a fault: for whoever asks, maps hold no such thing. */
function beyond(): never {
  throw new PlatformError('not-found', 'maps know no taxonomy and no model; open a real platform', { field: 'platform' })
}

function page<Card>(
  state: State,
  { job, project, caller, start = 0, limit = 25 }: SearchInput,
  cards: readonly Card[],
  channel: Page<Card>['channel'],
): Page<Card> {
  if (job) found(state.jobs, job, 'job', 'job')
  if (project) visibleProject(state, project, caller, 'project')
  const explanation = { score: 0, parts: {}, contributions: [], requirements: [] }
  const results = cards.slice(start, start + limit).map((card, index) => ({ position: start + index, card, explanation }))
  const rest = {
    facets: [],
    tags: [],
    gates: [],
    filtersAtFault: [],
    filterSetsAtFault: [],
    partial: false,
    missingShards: 0,
    model: 'none',
    tookMs: 0,
  }
  return { request: 'r1' as RequestId, channel, total: cards.length, start, results, offset: state.log.length as Offset, ...rest }
}

async function* each<Item>(items: ReadonlyMap<string, Item>): AsyncIterable<Item> {
  yield* items.values()
}
