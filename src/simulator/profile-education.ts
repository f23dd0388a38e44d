/** Schools and degrees as profiles state them. */
import type { Education } from '../domain/member.ts'
import type { RandomStream } from '../math/random-stream.ts'
import type { MemberTruth } from './member-truth.ts'
import { schoolAt } from './schools.ts'
import type { World } from './world.ts'

const degrees: readonly (readonly string[])[] = [
  [],
  ['High School Diploma', 'High School'],
  ['Associate Degree', 'Diploma'],
  ['Bachelor of Science', 'Bachelor of Arts', "Bachelor's degree", 'B.Sc.', 'BA'],
  ['Master of Science', 'MSc', "Master's degree", 'MBA', 'M.A.'],
  ['PhD', 'Doctorate', 'Ph.D.'],
]

const fieldsByTrade: readonly (readonly [RegExp, readonly string[]])[] = [
  [/health|nurs|medic|clinic|care|pharm/i, ['Nursing', 'Medicine', 'Biology', 'Public Health']],
  [/software|technolog|information|data|\bit\b|secur/i, ['Computer Science', 'Information Systems', 'Mathematics', 'Software Engineering']],
  [/engineer|manufactur|mechan|construct|energy|maintenance/i, ['Mechanical Engineering', 'Electrical Engineering', 'Civil Engineering']],
  [/financ|account|bank|insur/i, ['Accounting', 'Finance', 'Economics']],
  [/legal|law|complian|public|govern/i, ['Law', 'Political Science']],
  [/educat|teach|social|human/i, ['Education', 'Psychology', 'Sociology']],
  [/market|sales|business|retail|logist|supply|hospital/i, ['Business Administration', 'Marketing', 'Economics']],
  [/design|creativ|media|art|communicat/i, ['Design', 'Communication', 'Journalism']],
  [/scien|research|environment|agricult/i, ['Biology', 'Chemistry', 'Physics', 'Environmental Science']],
]
const anyFields = ['Business Administration', 'Economics', 'Psychology', 'History', 'Mathematics', 'Communication', 'English']

export function educationOf(world: World, random: RandomStream, truth: MemberTruth): Education[] {
  const end = Math.floor(truth.positions.at(-1)!.start / 12)
  if (truth.school === undefined || random.chance(0.08)) return []
  const trade = world.titles.functions[world.titles.functionOf[truth.positions.at(-1)!.title]!]!
  const degree: Education = {
    school: schoolAt(world.seed, truth.school).name,
    degree: random.pick(degrees[truth.degree]!),
    fieldOfStudy: fieldOf(random, trade),
    start: { year: end - (truth.degree > 3 ? 2 : 4) },
    end: { year: end },
  }
  if (truth.degree < 4 || random.chance(0.5)) return [degree]
  return [
    degree,
    { school: schoolAt(world.seed, random.draw(world.schoolRanks)).name, degree: random.pick(degrees[3]!), end: { year: end - 2 } },
  ]
}

/** A quarter have studied something else. */
function fieldOf(random: RandomStream, trade: string): string {
  const fields = fieldsByTrade.find(([functions]) => functions.test(trade))?.[1] ?? anyFields
  return random.pick(random.chance(0.25) ? anyFields : fields)
}
