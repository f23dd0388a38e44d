/** The hirer's answers of this visit: shown at once, durable a moment later, and taken back one by one. */
import { useRef, useState } from 'react'
import type { ApplicationAnswer } from '../../../src/domain/feedback.ts'
import type { JobId, MemberId, ProjectId } from '../../../src/domain/ids.ts'
import type { EventInput } from '../../../src/platform/platform.ts'
import { record } from '../api/events.ts'
import { problemText } from '../api/problem-text.ts'
import { fetchSeat } from '../api/session.ts'
import { useToast } from '../shell/toasts.tsx'

export const answerNames: Readonly<Record<ApplicationAnswer, string>> = {
  advance: 'Advanced',
  save: 'Saved',
  message: 'Messaged',
  reject: 'Rejected',
}

export interface Answered {
  readonly member: MemberId
  readonly name: string
  readonly answer: ApplicationAnswer
  /** What the server told of before this visit. */
  readonly before: ApplicationAnswer | undefined
  /** Of a message: the project that sends it, and its words. */
  readonly message?: { readonly project: ProjectId; readonly text: string }
}

export interface Answers {
  readonly answerOf: (member: MemberId, served: ApplicationAnswer | undefined) => ApplicationAnswer | undefined
  readonly give: (answered: Answered) => Promise<void>
  readonly takeBack: (answered: Answered) => Promise<void>
}

export function useAnswers(job: JobId): Answers {
  const [given, setGiven] = useState<ReadonlyMap<MemberId, ApplicationAnswer | undefined>>(new Map())
  const last = useRef<Answered>(undefined)
  const toast = useToast()

  /** What was written stays written, whatever is taken back. */
  async function send({ member, answer, message }: Answered, undone: boolean): Promise<void> {
    const { recruiter } = await fetchSeat()
    const answered: EventInput = { type: 'application-answered', member, job, recruiter, answer, undone }
    if (message === undefined || undone) return void (await record([answered]))
    const { project, text } = message
    const about = { inMail: crypto.randomUUID(), recruiter, project, member, channel: 'job-applicants', message: text } as const
    await record([{ type: 'in-mail-sent', ...about }, answered])
  }

  function show({ member }: Answered, answer: ApplicationAnswer | undefined): void {
    setGiven((old) => new Map(old).set(member, answer))
  }

  async function give(answered: Answered): Promise<void> {
    show(answered, answered.answer)
    try {
      await send(answered, false)
    } catch (error) {
      show(answered, answered.before)
      toast({ message: failureText(error), tone: 'failure' })
      return
    }
    last.current = answered
    const undo = { label: 'Undo', run: () => void (last.current && takeBack(last.current)) }
    toast({ message: `${answerNames[answered.answer]}: ${answered.name}`, action: undo })
  }

  async function takeBack(answered: Answered): Promise<void> {
    show(answered, answered.before)
    try {
      await send(answered, true)
    } catch (error) {
      show(answered, answered.answer)
      return toast({ message: failureText(error), tone: 'failure' })
    }
    const sent = answered.answer === 'message' ? ' The message itself stays sent.' : ''
    toast({ message: `Taken back: ${answerNames[answered.answer].toLowerCase()} ${answered.name}.${sent}` })
  }

  return { answerOf: (member, served) => (given.has(member) ? given.get(member) : served), give, takeBack }
}

function failureText(error: unknown): string {
  return `Not recorded. ${problemText(error)}`
}
