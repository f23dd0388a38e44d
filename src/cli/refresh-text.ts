/** A refresh as a person reads it in a terminal. */
import type { DecayCurve, Refresh } from '../platform/platform.ts'

export function refreshText(refresh: Refresh): string {
  const { id, plan, scope, removed = [], decay } = refresh
  const learned = scope === 'whole' ? 'all contenders, anew' : 'the contender that ranks, from where it stood'
  const lines = [`refresh ${id} of ${plan}: ${learned}`, outcomeText(refresh)]
  const aged = decay?.live === undefined ? [] : [`what ranked before, by age in days: ${curveText(decay.live)}`]
  const gone = removed.map(
    ({ coordinate, version, entities }) => `removed the effects ${coordinate} ${version.slice(0, 12)} of ${entities} entities`,
  )
  return `${[...lines, ...aged, ...gone, ...(decay?.alarm === undefined ? [] : [`ALARM: ${decay.alarm}`])].join('\n')}\n`
}

function outcomeText({ promoted, candidate, reason = '' }: Refresh): string {
  if (candidate === undefined) return `no new version was learned, and the one before goes on ranking: ${reason}`
  const version = `version ${candidate.slice(0, 12)}`
  return promoted
    ? `${version} was promoted and ranks now: ${reason}`
    : `${version} was not promoted, and the one before goes on ranking: ${reason}`
}

function curveText({ points }: DecayCurve): string {
  return points.map(({ ageDays, auc }) => `${ageDays}: ${auc.toFixed(3)}`).join(', ')
}
