/** What each feature is called for people, and the part of the score to which it belongs. */
import type { ScorePart } from './score-part.ts'

export interface FeatureLabel {
  readonly label: string
  readonly part: ScorePart
}

const labels: Readonly<Record<string, FeatureLabel>> = {
  'exact-title': { part: 'title', label: 'Asked title held' },
  'current-title': { part: 'title', label: 'Asked title held now' },
  'past-title': { part: 'title', label: 'Asked title held before' },
  'related-title': { part: 'title', label: 'Related title held' },
  'title-share': { part: 'title', label: 'Career in this line of work' },
  'function-match': { part: 'title', label: 'Same function' },
  'seniority-below': { part: 'experience', label: 'Seniority below the asked level' },
  'seniority-above': { part: 'experience', label: 'Seniority above the asked level' },
  'skill-coverage': { part: 'skills', label: 'Asked skills held' },
  'skill-coverage-weighted': { part: 'skills', label: 'Asked skills held, rare ones counting more' },
  'must-have-coverage': { part: 'skills', label: 'Must-have skills held' },
  'missing-must-haves': { part: 'skills', label: 'Must-have skills missing' },
  'skill-surplus': { part: 'skills', label: 'Further skills' },
  'skill-focus': { part: 'skills', label: 'Own skills that are asked for' },
  'job-skill-coverage': { part: 'skills', label: 'Skills of the job that you have' },
  'job-must-have-coverage': { part: 'skills', label: 'Must-have skills of the job that you have' },
  'years-inside': { part: 'experience', label: 'Years of experience in range' },
  'years-below': { part: 'experience', label: 'Years of experience missing' },
  'years-above': { part: 'experience', label: 'Years of experience beyond the range' },
  'degree-gap': { part: 'experience', label: 'Degree compared with the asked one' },
  'industry-match': { part: 'background', label: 'Same industry' },
  'company-match': { part: 'background', label: 'Asked company' },
  'current-company-match': { part: 'background', label: 'Works at an asked company now' },
  'school-match': { part: 'background', label: 'Asked school' },
  'language-coverage': { part: 'background', label: 'Asked languages spoken' },
  'work-permit-match': { part: 'location', label: 'Work permit' },
  'retrieval-share': { part: 'text', label: 'Match of words and terms' },
  'retrieval-log': { part: 'text', label: 'Amount of matching words and terms' },
  'same-place': { part: 'location', label: 'In the asked place' },
  'same-region': { part: 'location', label: 'In the same region' },
  'same-country': { part: 'location', label: 'In the same country' },
  distance: { part: 'location', label: 'Distance' },
  'remote-fit': { part: 'location', label: 'Remote work suits both' },
  'workplace-fit': { part: 'location', label: 'Workplace suits both' },
  completeness: { part: 'quality', label: 'Completeness' },
  recency: { part: 'quality', label: 'Time since the last change' },
  tenure: { part: 'quality', label: 'Time in the current position' },
  'mean-tenure': { part: 'quality', label: 'Mean time in a position' },
  'years-held': { part: 'experience', label: 'Years of experience' },
  positions: { part: 'experience', label: 'Number of positions' },
  'static-rank': { part: 'quality', label: 'Overall quality of the profile or posting' },
  'intent-active': { part: 'interest', label: 'Actively looking' },
  'intent-open': { part: 'interest', label: 'Open to offers' },
  'intent-passive': { part: 'interest', label: 'Not looking' },
  'desired-title': { part: 'interest', label: 'Wished-for title' },
  'desired-location': { part: 'interest', label: 'Wished-for place' },
  'employment-type-fit': { part: 'interest', label: 'Type of employment suits both' },
  'salary-shortfall': { part: 'interest', label: 'Salary below the wish' },
  'salary-surplus': { part: 'interest', label: 'Salary above the wish' },
  'recent-contacts': { part: 'interest', label: 'Approached by others lately' },
  responsiveness: { part: 'interest', label: 'Answers messages' },
  'liked-in-project': { part: 'quality', label: 'Saved or contacted in this project' },
  'asked-titles': { part: 'base', label: 'Titles asked for' },
  'asked-skills': { part: 'base', label: 'Skills asked for' },
  'asked-must-haves': { part: 'base', label: 'Must-have skills asked for' },
  'asked-places': { part: 'base', label: 'Places asked for' },
  'asked-level': { part: 'base', label: 'Seniority asked for' },
  'asked-years': { part: 'base', label: 'Years of experience asked for' },
  'searcher-messages': { part: 'base', label: 'Messages that the searcher sent' },
  'searcher-acceptance': { part: 'base', label: "Acceptance of the searcher's messages" },
  'member-id': { part: 'quality', label: 'What is known of this very person' },
  'skill-ids': { part: 'skills', label: 'The skills of the profile, each learned by itself' },
  'title-ids': { part: 'title', label: 'The titles of the profile, each learned by itself' },
  'company-ids': { part: 'background', label: 'The companies of the profile, each learned by itself' },
  'passed-in-project': { part: 'quality', label: 'Passed over in this project' },
}

/** Of an applicant's pair, where the job is looked at with the eyes of the person. */
export const personsSide = 'job:'

/** A feature of an old page that is no longer known is shown by its own name. */
export function featureLabel(feature: string): FeatureLabel {
  if (feature.startsWith(personsSide)) return ofPersonsSide(featureLabel(feature.slice(personsSide.length)))
  return labels[feature] ?? { part: 'base', label: feature }
}

function ofPersonsSide({ part, label }: FeatureLabel): FeatureLabel {
  return { part, label: `As the person looks for it: ${lowerFirst(label)}` }
}

export function lowerFirst(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1)
}
