/** Six members and three jobs, each with something to tell apart. */
import type { JobId } from '../../src/domain/ids.ts'
import type { Job } from '../../src/domain/job.ts'
import type { Member } from '../../src/domain/member.ts'
import { memberOf } from './index.ts'

const held = (title: string, from: number, to?: number) => ({
  title,
  start: { year: from, month: 1 },
  ...(to === undefined ? {} : { end: { year: to, month: 1 } }),
})
const skills = (...names: string[]) => names.map((name) => ({ name }))
const inCity = (city: string, countryCode = 'DE') => ({ location: { city, countryCode } })

export const people = {
  ada: memberOf('ada', {
    ...inCity('Berlin'),
    positions: [held('Senior Software Developer', 2016)],
    skills: skills('Java', 'Kubernetes', 'PostgreSQL'),
    languages: [{ language: 'German' }],
    intent: 'active',
    workPermits: ['DE'],
  }),
  ben: memberOf('ben', {
    ...inCity('Potsdam'),
    positions: [held('Software Developer', 2021)],
    skills: skills('Java'),
    workPermits: ['DE'],
  }),
  cem: memberOf('cem', {
    ...inCity('Hamburg'),
    positions: [held('Data Engineer', 2019), held('Software Developer', 2015, 2019)],
    skills: skills('Python', 'Java'),
    summary: 'Builds streaming pipelines.',
    workPermits: ['DE'],
  }),
  dia: memberOf('dia', { ...inCity('Berlin'), positions: [held('Nurse', 2010)], skills: skills('Wound Care'), intent: 'open' }),
  eva: memberOf('eva', { positions: [held('Software Developer', 2018)], skills: skills('Java', 'Kubernetes'), intent: 'passive' }),
  fay: memberOf('fay', { ...inCity('Berlin'), positions: [held('Software Developer', 2012)], skills: skills('Java'), intent: 'closed' }),
} satisfies Record<string, Member>

export const names = Object.keys(people) as readonly (keyof typeof people)[]

function jobOf(id: string, stated: Partial<Job> & Pick<Job, 'title'>): Job {
  return { id: id as JobId, audience: { type: 'marketplace' }, targeting: {}, state: 'open', ...stated }
}

export const jobs = {
  backend: jobOf('backend', {
    title: 'Senior Java Developer',
    description: 'You run Java services on k8s.',
    targeting: {
      mustHaveSkills: ['Java', 'Kubernetes'],
      skills: ['PostgreSQL'],
      minYears: 5,
      workPermit: 'DE',
      locations: [inCity('Berlin').location],
    },
    salary: { min: 70_000, max: 90_000, currency: 'EUR' },
  }),
  ward: jobOf('ward', { title: 'Registered Nurse', ...inCity('Vienna', 'AT'), targeting: { skills: ['Wound Care'] } }),
  paused: jobOf('paused', { title: 'Software Developer', ...inCity('Berlin'), targeting: { skills: ['Java'] }, state: 'paused' }),
  remote: jobOf('remote', { title: 'Data Engineer', workplace: 'remote', targeting: { mustHaveSkills: ['Python'] } }),
} satisfies Record<string, Job>
