/** Features of the federator: what a candidate's history says, appended to the document features of each hit. */
import type { StoredColumns } from './feature-store.ts'

export interface StoredFeature {
  readonly name: string
  compute(columns: StoredColumns, row: number): number
}

/** Prior of two answers, one of them positive in three: one accepted InMail does not make a certain yes. */
const priorAnswers = 2
const priorAccepts = 2 / 3

/** How often the candidate was approached lately, as log(1 + n). */
const recentContacts: StoredFeature = {
  name: 'recent-contacts',
  compute: ({ recentInMails }, row) => Math.log1p(recentInMails[row]!),
}

/** Smoothed share of answered InMails that were accepted; NaN where none was ever answered. */
const responsiveness: StoredFeature = {
  name: 'responsiveness',
  compute({ answeredInMails, acceptedInMails }, row) {
    const answered = answeredInMails[row]!
    return answered > 0 ? (acceptedInMails[row]! + priorAccepts) / (answered + priorAnswers) : NaN
  },
}

/** 1 where this project's hirer saved or wrote to the candidate. */
const likedInProject: StoredFeature = {
  name: 'liked-in-project',
  compute: ({ projectRating }, row) => (Number.isNaN(projectRating[row]!) ? NaN : Number(projectRating[row]! > 0)),
}

/** 1 where this project's hirer skipped or archived the candidate. */
const passedInProject: StoredFeature = {
  name: 'passed-in-project',
  compute: ({ projectRating }, row) => (Number.isNaN(projectRating[row]!) ? NaN : Number(projectRating[row]! < 0)),
}

/** How much the asking recruiter wrote so far, as log(1 + n). The same for everybody on a page (context). */
const searcherMessages: StoredFeature = {
  name: 'searcher-messages',
  compute: ({ searcher }) => Math.log1p(searcher.sent),
}

/** Smoothed share of the recruiter's answered InMails that were accepted; NaN where none was ever answered (context). */
const searcherAcceptance: StoredFeature = {
  name: 'searcher-acceptance',
  compute: ({ searcher: { answered, accepted } }) => (answered > 0 ? (accepted + priorAccepts) / (answered + priorAnswers) : NaN),
}

/** Stored features that are the same for everybody on a page. */
export const searcherFeatures: readonly StoredFeature[] = [searcherMessages, searcherAcceptance]

export const storedFeatures: readonly StoredFeature[] = [
  recentContacts,
  responsiveness,
  likedInProject,
  passedInProject,
  ...searcherFeatures,
]
