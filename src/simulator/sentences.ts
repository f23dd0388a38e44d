/** Sentences of résumés and postings. Slots: a word kind of words.ts, or `skill`. */
import type { RandomStream } from '../math/random-stream.ts'
import type { WordKind } from './words.ts'
import { drawWord } from './words.ts'

type Slot = WordKind | 'skill'
interface Template {
  readonly texts: readonly string[]
  readonly slots: readonly Slot[]
}

export interface Subject {
  readonly trade: number
  readonly skill: () => string
}

const slotPattern = /\{(\w+)\}/

export const positionSentences = templates(
  '{past} the {things} of a {adjectives} {thing} team with {skill}.',
  '{past} and {past} {adjectives} {things} for {things} across the {thing}.',
  'Responsible for {doing} {things}, {doing} {things} and {doing} the {adjectives} {thing}.',
  'Used {skill} and {skill} while {doing} the {things} of {adjectives} customers.',
  '{manners} {past} {skill} for the {thing} and {past} the {things} within two quarters.',
  'Worked {manners} with {things} and {things} on a {adjectives} {thing}.',
  '{doing} the {things} was my main task, together with {doing} {adjectives} {things}.',
  '{past} a {adjectives} {thing} that {manners} {past} {things} by 30 percent.',
  'Part of the team that {past} {skill} and {past} its {things}.',
  'In charge of the {adjectives} {thing}, the {things} and everything around {skill}.',
  '{past} new colleagues and {past} our {things} for {skill}.',
  'Introduced {skill}, which {past} the {adjectives} {thing} of the {thing}.',
)

export const summarySentences = templates(
  '{adjectives} and {adjectives} professional who enjoys {doing} {things}.',
  'I like {doing} {adjectives} {things} and {doing} {things} with {skill}.',
  'My strengths are {skill}, {skill} and {doing} {things}.',
  'Known for {adjectives} {things} and for {doing} {things} under pressure.',
  'Looking for a {adjectives} place where {things} and {things} matter.',
  'Over the years I have {past} {things}, {past} {things} and {past} a {thing} or two.',
)

export const postingSentences = templates(
  'You will be {doing} {things} and {doing} the {adjectives} {thing} of our {things}.',
  'Our team has {past} a {adjectives} {thing} and now needs someone who knows {skill}.',
  'We offer {adjectives} {things}, a {adjectives} {thing} and {things} for everyone.',
  'You enjoy {manners} {doing} {things} and are not afraid of {adjectives} {things}.',
  'Experience with {skill} is a plus, as are {adjectives} {things}.',
  'Together we {manners} {past} the {things} last year; this year we go on {doing} {things}.',
  'You work closely with {things}, {things} and the {adjectives} {thing} office.',
  'Good command of {skill} helps when {doing} {things}.',
)

export function writeSentence(random: RandomStream, choice: readonly Template[], subject: Subject): string {
  const { texts, slots } = random.pick(choice)
  let sentence = texts[0]!
  for (let i = 0; i < slots.length; i++) sentence += fill(random, slots[i]!, subject) + texts[i + 1]!
  return sentence.charAt(0).toUpperCase() + sentence.slice(1).replace(/\ba (?=[aeiou])/g, 'an ')
}

function fill(random: RandomStream, slot: Slot, subject: Subject): string {
  return slot === 'skill' ? subject.skill() : drawWord(random, slot, subject.trade)
}

function templates(...sentences: readonly string[]): readonly Template[] {
  return sentences.map((sentence) => {
    const parts = sentence.split(slotPattern)
    return { texts: parts.filter((_, i) => i % 2 === 0), slots: parts.filter((_, i) => i % 2 === 1).map(slotOf) }
  })
}

function slotOf(name: string): Slot {
  const known: readonly Slot[] = ['past', 'doing', 'thing', 'things', 'adjectives', 'manners', 'skill']
  const slot = known.find((kind) => kind === name)
  if (slot === undefined) throw new RangeError(`no kind of word is called '${name}'`)
  return slot
}
