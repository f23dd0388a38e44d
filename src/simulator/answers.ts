/** Answers that fall due: to messages by the person's utility, to applications by the hirer's, then interviews, offers and hires. */
import type { ApplicationAnswer } from '../domain/feedback.ts'
import type { EventInput } from '../platform/platform.ts'
import { memberTruth } from './draw-member.ts'
import type { Encounter } from './examination.ts'
import { chanceOf, misjudgement } from './examination.ts'
import { hirerUtility } from './hirer-utility.ts'
import { intentOn } from './intent.ts'
import type { Answer } from './market.ts'
import { memberUtility } from './member-utility.ts'
import { jobEvents } from './populate.ts'
import { jobId, memberId, recruiterId } from './simulated-ids.ts'
import { probability } from './truth.ts'
import type { WorkingDay } from './working-day.ts'

/** Half of those who do not want to say so; a sixth of applications are never answered. */
const [saysNo, answersApplicant] = [0.5, 0.85]
const interviewDays = { from: 5, to: 28 }
const offerDays = { from: 1, to: 5 }
/** An interview shows more than a profile, and an offer in hand is harder to turn down than a message. */
const [interviewNoise, interviewBar, offerEase] = [0.15, 1, 0.8]
const [inMailQuestion, applicantQuestion, kindQuestion, decisionQuestion, interviewQuestion, offerQuestion, delayQuestion] = [
  21, 22, 23, 24, 25, 26, 27,
]

/** Events of one answer. A job that was filled in the meantime answers its applicants no more. */
export function answer(day: WorkingDay, due: Answer): EventInput[] {
  const encounter = { seed: day.market.world.seed, day: day.market.day, job: due.job, member: due.member }
  if (due.type === 'in-mail') return answerInMail(day, due.inMail, encounter)
  if (!day.market.isOpen(due.job) || day.market.wasHired(due.member)) return []
  if (due.type === 'application') return answerApplication(day, encounter)
  return due.type === 'decision' ? decide(day, encounter) : answerOffer(day, encounter)
}

function answerInMail(day: WorkingDay, inMail: string, encounter: Encounter): EventInput[] {
  const accepted = chanceOf(encounter, inMailQuestion) < probability(ownUtility(day, encounter))
  if (!accepted && chanceOf(encounter, kindQuestion) >= saysNo) return []
  day.count(accepted ? 'inMailsAccepted' : 'inMailsDeclined')
  if (accepted) expectIn(day, 'decision', encounter, interviewDays)
  return [{ type: 'in-mail-answered', inMail, accepted }]
}

function answerApplication(day: WorkingDay, encounter: Encounter): EventInput[] {
  if (chanceOf(encounter, applicantQuestion) >= answersApplicant) return []
  const hirer = day.market.hirer(encounter.job)
  const isPositive = chanceOf(encounter, decisionQuestion) < probability(hirersUtility(day, encounter))
  const chosen = isPositive ? positiveAnswer(chanceOf(encounter, kindQuestion)) : 'reject'
  if (chosen === 'advance' || chosen === 'message') expectIn(day, 'decision', encounter, interviewDays)
  const { job, member } = encounter
  return [
    {
      type: 'application-answered',
      member: memberId(member),
      job: jobId(job),
      recruiter: recruiterId(hirer.recruiter.index),
      answer: chosen,
    },
  ]
}

function positiveAnswer(u: number): ApplicationAnswer {
  if (u < 0.5) return 'advance'
  return u < 0.8 ? 'message' : 'save'
}

function decide(day: WorkingDay, encounter: Encounter): EventInput[] {
  const seen = hirersUtility(day, encounter) + interviewNoise * misjudgement(encounter, interviewQuestion)
  if (chanceOf(encounter, decisionQuestion) >= probability(seen - interviewBar)) return []
  day.count('offers')
  expectIn(day, 'offer', encounter, offerDays)
  return [{ type: 'offer-made', member: memberId(encounter.member), job: jobId(encounter.job) }]
}

/** A hire fills the job; another one is posted in its place, and the person looks no further. */
function answerOffer(day: WorkingDay, encounter: Encounter): EventInput[] {
  const [member, job] = [memberId(encounter.member), jobId(encounter.job)]
  const accepted = chanceOf(encounter, offerQuestion) < probability(ownUtility(day, encounter) + offerEase)
  const answered: EventInput = { type: 'offer-answered', member, job, accepted }
  if (!accepted) return [answered]
  day.count('hires')
  day.market.hire(encounter.member)
  return [
    answered,
    { type: 'hired', member, job },
    { type: 'member-status-changed', member, intent: 'closed' },
    ...closeJob(day, encounter.job),
  ]
}

export function closeJob(day: WorkingDay, job: number): EventInput[] {
  const next = day.market.replace(job)
  return [{ type: 'job-status-changed', job: jobId(job), state: 'closed' }, ...jobEvents(day.market.world, next, day.market.day)]
}

function expectIn(day: WorkingDay, type: 'decision' | 'offer', encounter: Encounter, { from, to }: { from: number; to: number }): void {
  const { job, member } = encounter
  day.market.expect({ type, job, member }, from + Math.floor((to - from + 1) * chanceOf(encounter, delayQuestion)))
}

function ownUtility(day: WorkingDay, { job, member, day: today }: Encounter): number {
  const { market } = day
  const intent = market.wasHired(member) ? 'closed' : intentOn(market.world, member, today)
  return memberUtility(market.world, memberTruth(market.world, member), market.hirer(job).job, today, intent)
}

function hirersUtility(day: WorkingDay, { job, member }: Encounter): number {
  return hirerUtility(day.market.world, day.market.hirer(job), memberTruth(day.market.world, member))
}
