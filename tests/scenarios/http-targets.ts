/** Every route with addresses and bodies that it would take. The ids ada, j1, p1, acme and rae exist; the others do not. */
import { coldStartForOpenings } from '../../src/serving/ranking/cold-start.ts'
import type { Target } from './http-attacks.ts'

const builtIn = coldStartForOpenings.version

const get = (...urls: string[]): Target => ({ method: 'GET', urls, bodies: [] })
const remove = (...urls: string[]): Target => ({ method: 'DELETE', urls, bodies: [] })
const put = (urls: readonly string[], ...bodies: unknown[]): Target => ({ method: 'PUT', urls, bodies })
const post = (url: string, ...bodies: unknown[]): Target => ({ method: 'POST', urls: [url], bodies })

const search = {
  text: 'senior java developer berlin -manager',
  removedTags: ['skill:java:0'],
  facets: [
    { type: 'skill', values: ['java', 'unknown'] },
    { type: 'location', values: ['x'], excluded: true },
  ],
  years: { min: 2, max: 10, unknown: true },
  near: { place: 'Berlin', radiusKm: 50, unknown: false },
  start: 0,
  limit: 25,
  facetTypes: ['skill', 'title'],
  blind: true,
}
const forJob = { text: 'java AND (cloud OR "data base")', job: 'j1', project: 'p1', limit: 5 }
const member = {
  identity: { name: 'Ada Example', email: 'ada@example.com', profiles: [{ network: 'x', url: 'https://example.com' }] },
  headline: 'Java developer',
  location: { city: 'Berlin', countryCode: 'DE' },
  positions: [{ title: 'Java developer', company: 'Example Ltd', start: { year: 2019, month: 3 }, description: 'Java' }],
  education: [{ school: 'Example', degree: 'Master', end: { year: 2015 } }],
  skills: [{ name: 'Java', level: 'expert' }, { name: 'SQL' }],
  languages: [{ language: 'German', fluency: 'native' }],
  intent: 'open',
  preferences: { titles: ['Architect'], workplaces: ['remote'], salary: { min: 50_000, max: 80_000, currency: 'EUR' } },
  workPermits: ['DE'],
  hiddenFrom: ['Example Ltd'],
}
const job = {
  title: 'Java developer',
  contract: 'acme',
  description: 'Java and SQL',
  location: { city: 'Berlin', countryCode: 'DE' },
  employmentType: 'full-time',
  salary: { min: 60_000, max: 90_000, currency: 'EUR' },
  targeting: { skills: ['Java'], mustHaveSkills: ['SQL'], minYears: 2, maxYears: 9, locations: [{ text: 'Berlin' }] },
  expiresAt: 4_000_000_000_000,
}
const feedback = { type: 'feedback', project: 'p1', recruiter: 'rae', member: 'ada', channel: 'recruiter-search', rating: 'save' }
const events = [
  [feedback, { ...feedback, undone: true, at: 1_700_000_000_000 }],
  [
    { type: 'job-acted', member: 'ada', job: 'j1', action: 'view' },
    { type: 'applied', member: 'ada', job: 'j1' },
  ],
  [{ type: 'in-mail-sent', inMail: 'i1', recruiter: 'rae', project: 'p1', member: 'ada', channel: 'recruiter-search', message: 'Hello' }],
  [
    { type: 'member-upserted', member: { id: 'bea', ...member } },
    { type: 'job-upserted', job: { id: 'j2', ...job } },
  ],
  [
    { type: 'applied', member: 'ada', job: 'j1' },
    { type: 'application-answered', member: 'ada', job: 'j1', recruiter: 'rae', answer: 'save' },
    { type: 'hired', member: 'ada', job: 'j1' },
  ],
  [
    { type: 'query-saved', project: 'p1', recruiter: 'rae', name: 'q', query: 'java' },
    { type: 'job-status-changed', job: 'j1', state: 'paused' },
  ],
]

/** An import that is no preview gets a file without a single good row, so that it writes nothing behind the answer. */
const imports: Target = {
  method: 'POST',
  urls: ['ndjson', 'csv', 'json-resume', 'job-posting'].flatMap((format) =>
    ['members', 'jobs'].map((subject) => `/v1/imports?format=${format}&subject=${subject}&preview=true`),
  ),
  bodies: [
    { type: 'member', id: 'ada', ...member },
    { basics: { name: 'Ada' }, work: [{ position: 'Cook', startDate: '2016-05' }] },
    { '@type': 'JobPosting', title: 'Cook', baseSalary: 5 },
    'id,name\nm1,Ada\n',
  ],
  contentType: 'application/octet-stream',
}

/** Never whole, for a whole one would set heavy work going. */
const cutTaxonomy = {
  titles: [{ slug: 'cook', name: 'Cook', aliases: [], industries: [], related: [], level: 2 }],
  skills: [{ slug: 'sql', name: 'SQL', aliases: ['~S'] }],
  exchangeRates: { date: '2026-01-01', rates: { EUR: 1.1 } },
}

export const targets: Readonly<Record<string, Target>> = {
  'POST /v1/search/talent': post('/v1/search/talent', search, forJob, {}),
  'POST /v1/search/talent/facet-values': post(
    '/v1/search/talent/facet-values',
    { text: 'java', facet: 'skill', contains: 'kub' },
    { facet: 'current-title', contains: 'développeur' },
  ),
  'POST /v1/search/jobs': post('/v1/search/jobs', search, {}),
  'POST /v1/recommend/jobs': post('/v1/recommend/jobs', { member: 'ada', limit: 10 }, { member: 'ada', ...search }),
  'POST /v1/rank': post(
    '/v1/rank',
    { members: ['ada', 'nobody'], job: 'j1', explain: true },
    { members: ['ada'], text: 'java', project: 'p1' },
  ),
  'GET /v1/pages/:request': get('/v1/pages/nothing'),
  'POST /v1/events': post('/v1/events', ...events),
  'GET /v1/members': get('/v1/members'),
  'PUT /v1/members/:id': put(['/v1/members/ada', '/v1/members/new'], member, {}),
  'GET /v1/members/:id': get('/v1/members/ada', '/v1/members/nobody'),
  'GET /v1/members/:id/flags': get('/v1/members/ada/flags', '/v1/members/nobody/flags'),
  'DELETE /v1/members/:id': remove('/v1/members/nobody'),
  'POST /v1/members/:id/erase': { method: 'POST', urls: ['/v1/members/nobody/erase'], bodies: [], formOnly: true },
  'GET /v1/members/:id/json-resume': get('/v1/members/ada/json-resume', '/v1/members/nobody/json-resume'),
  'GET /v1/jobs': get('/v1/jobs'),
  'PUT /v1/jobs/:id': put(['/v1/jobs/j1', '/v1/jobs/new'], job),
  'GET /v1/jobs/:id': get('/v1/jobs/j1', '/v1/jobs/none'),
  'DELETE /v1/jobs/:id': remove('/v1/jobs/none'),
  'GET /v1/jobs/:id/job-posting': get('/v1/jobs/j1/job-posting', '/v1/jobs/none/job-posting'),
  'GET /v1/jobs/:id/applicants': get(
    '/v1/jobs/j1/applicants?limit=5&unanswered=true',
    '/v1/jobs/none/applicants',
    '/v1/jobs/j1/applicants?start=x',
  ),
  'POST /v1/jobs/:id/applicants': post('/v1/jobs/j1/applicants', { project: 'p1', start: 0, limit: 10, blind: true }, {}),
  'GET /v1/jobs/:id/chance': get('/v1/jobs/j1/chance?member=ada', '/v1/jobs/none/chance?member=ada', '/v1/jobs/j1/chance'),
  'GET /v1/projects': get('/v1/projects'),
  'PUT /v1/projects/:id': put(
    ['/v1/projects/p1', '/v1/projects/new'],
    { name: 'Cooks', contract: 'acme', job: 'j1', archived: false },
    { name: 'Cooks' },
  ),
  'GET /v1/projects/:id': get('/v1/projects/p1', '/v1/projects/none'),
  'GET /v1/projects/:id/ratings/:rating': get('/v1/projects/p1/ratings/save', '/v1/projects/p1/ratings/love'),
  'GET /v1/projects/:id/queries': get('/v1/projects/p1/queries', '/v1/projects/none/queries'),
  'PUT /v1/projects/:id/queries/:name': put(
    ['/v1/projects/p1/queries/q', '/v1/projects/none/queries/q'],
    { query: 'java', recruiter: 'rae' },
    { query: 'java' },
  ),
  'DELETE /v1/projects/:id/queries/:name': remove('/v1/projects/p1/queries/none'),
  'PUT /v1/contracts/:id': put(['/v1/contracts/acme', '/v1/contracts/new'], { name: 'Acme', company: 'Acme' }),
  'GET /v1/contracts/:id': get('/v1/contracts/acme', '/v1/contracts/none'),
  'GET /v1/recruiters/:id': get('/v1/recruiters/rae', '/v1/recruiters/none'),
  'PUT /v1/recruiters/:id': put(['/v1/recruiters/rae', '/v1/recruiters/new'], { name: 'Rae', contract: 'acme' }),
  'PUT /v1/companies/:id': put(['/v1/companies/acme'], { name: 'Acme', industry: 'food' }),
  'POST /v1/imports': imports,
  'GET /v1/imports/:id': get(`/v1/imports/${'0'.repeat(64)}`, '/v1/imports/x'),
  'GET /v1/models/:subject': get('/v1/models/members', '/v1/models/jobs', '/v1/models/people'),
  'GET /v1/models/:subject/:version': get(
    `/v1/models/members/${builtIn}`,
    `/v1/models/jobs/${builtIn.slice(0, 12)}`,
    '/v1/models/jobs/000000',
  ),
  'POST /v1/models/:subject/:version/promote': post(
    `/v1/models/members/${builtIn}/promote`,
    { reason: 'better', pinned: true },
    { pinned: false },
    {},
  ),
  'POST /v1/models/:subject/roll-back': post('/v1/models/members/roll-back', { reason: 'worse' }, {}),
  'POST /v1/models/:subject/pin': post('/v1/models/members/pin', { reason: 'kept' }, {}),
  'POST /v1/models/:subject/unpin': post('/v1/models/jobs/unpin', { reason: 'free' }, {}),
  'GET /v1/refreshes': get('/v1/refreshes'),
  'POST /v1/refreshes': { ...post('/v1/refreshes', { plan: 'no-such-plan' }), formOnly: true },
  'GET /v1/refreshes/:id': get('/v1/refreshes/1', '/v1/refreshes/0'),
  'GET /v1/trainings': get('/v1/trainings'),
  'POST /v1/trainings': { ...post('/v1/trainings', { plan: 'no-such-plan', seed: 7, promote: false }), formOnly: true },
  'GET /v1/trainings/:id': get('/v1/trainings/1', '/v1/trainings/0'),
  'GET /v1/features': get('/v1/features'),
  'POST /v1/features/:feature/backfill': {
    method: 'POST',
    urls: ['/v1/features/retrieval-log/backfill', '/v1/features/nothing/backfill'],
    bodies: [],
  },
  'POST /v1/taxonomies': post('/v1/taxonomies?source=onet', cutTaxonomy, []),
  'POST /v1/simulations': post('/v1/simulations', { members: 200, days: 1, seed: 1 }),
  'GET /v1/simulations': get('/v1/simulations'),
  'GET /v1/session': get('/v1/session'),
  'GET /v1/status': get('/v1/status'),
  'POST /v1/snapshot': { method: 'POST', urls: ['/v1/snapshot'], bodies: [], formOnly: true },
  'POST /v1/rebuild': { method: 'POST', urls: ['/v1/rebuild'], bodies: [], formOnly: true },
  'GET /metrics': get('/metrics'),
}
