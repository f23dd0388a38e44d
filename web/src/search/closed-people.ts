/** People who want no contact match a search and are shown to nobody; the page says how many they are. */
import type { MemberCard, Page } from '../../../src/platform/platform.ts'

type Gates = Page<MemberCard>['gates']

/** The gate that every search for people has. */
const intentGate = 'intent'

export function closedCount(gates: Gates): number {
  return Math.max(0, gates.find(({ gate }) => gate === intentGate)?.rejected ?? 0)
}

export function withoutIntent(gates: Gates): Gates {
  return gates.filter(({ gate }) => gate !== intentGate)
}

export function closedText(count: number): string {
  const who = count === 1 ? '1 person matches but wants' : `${count.toLocaleString('en')} people match but want`
  return `${who} no contact (job interest: closed), and so ${count === 1 ? 'is' : 'are'} shown to nobody.`
}
