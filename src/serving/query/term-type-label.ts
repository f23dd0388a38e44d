/** Types of terms as people read them. */
import type { TermType } from '../../domain/term.ts'

const labels: Readonly<Record<TermType, string>> = {
  text: 'Word',
  title: 'Title',
  'current-title': 'Current title',
  skill: 'Skill',
  company: 'Company',
  'current-company': 'Current company',
  industry: 'Industry',
  function: 'Function',
  seniority: 'Seniority',
  location: 'Location',
  school: 'School',
  degree: 'Degree',
  'field-of-study': 'Field of study',
  language: 'Language',
  intent: 'Job interest',
  'employment-type': 'Employment type',
  workplace: 'Workplace',
  'work-permit': 'Work permit',
  'desired-title': 'Desired title',
  'desired-location': 'Desired location',
  audience: 'Audience',
  'hidden-from': 'Hidden from',
  'job-state': 'State',
  'must-have-skill': 'Must-have skill',
  'text-flag': 'Text flag',
}

export function termTypeLabel(type: TermType): string {
  return labels[type]
}
