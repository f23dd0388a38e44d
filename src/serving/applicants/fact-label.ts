/** A contribution's label as a statement of fact: what an input is called says only what it would mean if it were so. */
import type { Contribution } from '../explanation/contribution.ts'
import { featureLabel, personsSide } from '../explanation/feature-labels.ts'

/** What 0 means. Inputs that are not named here read well with their measure, or are never 0. */
const absent: Readonly<Record<string, string>> = {
  'exact-title': 'Asked title not held',
  'current-title': 'Asked title not held now',
  'past-title': 'Asked title not held before',
  'related-title': 'No related title held',
  'title-share': 'No career in this line of work',
  'function-match': 'Another function',
  'seniority-below': 'Seniority not below the asked level',
  'seniority-above': 'Seniority not above the asked level',
  'skill-coverage': 'None of the asked skills held',
  'skill-coverage-weighted': 'None of the asked skills held, rare ones counting more',
  'must-have-coverage': 'None of the must-have skills held',
  'missing-must-haves': 'No must-have skill missing',
  'skill-surplus': 'No further skills',
  'skill-focus': 'None of the own skills asked for',
  'job-skill-coverage': 'None of the skills of the job held',
  'job-must-have-coverage': 'None of the must-have skills of the job held',
  'years-inside': 'Years of experience out of range',
  'years-below': 'No years of experience missing',
  'years-above': 'No years of experience beyond the range',
  'industry-match': 'Another industry',
  'company-match': 'None of the asked companies',
  'current-company-match': 'Works at none of the asked companies now',
  'school-match': 'None of the asked schools',
  'language-coverage': 'None of the asked languages spoken',
  'work-permit-match': 'No work permit',
  'retrieval-share': 'No match of words and terms',
  'retrieval-log': 'No match of words and terms at all',
  'same-place': 'Not in the asked place',
  'same-region': 'Not in the same region',
  'same-country': 'Not in the same country',
  'remote-fit': 'Remote work does not suit both',
  'workplace-fit': 'Workplace does not suit both',
  'intent-active': 'Not said to be actively looking',
  'intent-open': 'Not said to be open to offers',
  'intent-passive': 'Looking, or open to offers',
  'desired-title': 'Not a wished-for title',
  'desired-location': 'Not a wished-for place',
  'employment-type-fit': 'Type of employment does not suit both',
  'salary-shortfall': 'Salary not below the wish',
  'salary-surplus': 'Salary not above the wish',
  'recent-contacts': 'Not approached by others lately',
  responsiveness: 'No answers to messages so far',
  'liked-in-project': 'Not saved or contacted in this project',
  'passed-in-project': 'Not passed over in this project',
}

/** Of the posting itself, where both sides have such an input. */
const ofPosting: Readonly<Record<string, string>> = {
  completeness: 'Completeness of the posting',
  'static-rank': 'Overall quality of the posting',
}

/** The same for what a person is asked and what the person asks: `fact` names both, so that nothing is told twice. */
export function factOf({ feature, value, label }: Contribution): { readonly fact: string; readonly label: string } {
  const isPersonsSide = feature.startsWith(personsSide)
  const name = isPersonsSide ? feature.slice(personsSide.length) : feature
  const posting = isPersonsSide ? ofPosting[name] : undefined
  if (posting !== undefined) return { fact: posting, label: posting }
  const plain = isPersonsSide ? featureLabel(name).label : label
  const isNamed = absent[name] !== undefined
  const fact = isNamed ? name : plain
  if (value === null) return { fact, label: `${plain}: not known` }
  return { fact, label: value === 0 && isNamed ? absent[name]! : plain }
}
