/** Where a candidate was found and what was then done: by the hirer with the candidate, by the seeker with the job. */

export const channels = ['recruiter-search', 'recommended-matches', 'job-applicants'] as const
export type Channel = (typeof channels)[number]

/** Pages are shown in hirers' channels and, to seekers, as job recommendations, a job search or the chance of an application. */
export const pageChannels = [...channels, 'job-recommendations', 'job-search', 'rank', 'application-chance'] as const
export type PageChannel = (typeof pageChannels)[number]

export const ratings = ['message', 'save', 'view', 'skip', 'archive'] as const
export type Rating = (typeof ratings)[number]

export const jobActions = ['view', 'apply', 'save', 'dismiss'] as const
export type JobAction = (typeof jobActions)[number]

/** The recruiter's answer to an application. */
export const applicationAnswers = ['message', 'save', 'advance', 'reject'] as const
export type ApplicationAnswer = (typeof applicationAnswers)[number]
