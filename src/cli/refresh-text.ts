/** A refresh as a person reads it in a terminal. */
import type { DecayCurve, Refresh } from '../platform/platform.ts'

export function refreshText({ id, plan, scope, promoted, candidate, reason, removed = [], decay }: Refresh): string {
  const version = candidate === undefined ? '' : ` ${candidate.slice(0, 12)}`
  const learned = scope === 'whole' ? 'all contenders, anew' : 'the contender that ranks, from where it stood'
  const lines = [
    `refresh ${id} of ${plan}: ${learned}`,
    `${promoted ? `promoted${version}` : `kept what ranks, not${version}`}: ${reason ?? ''}`,
  ]
  const aged = decay?.live === undefined ? [] : [`what ranked before, by age in days: ${curveText(decay.live)}`]
  const gone = removed.map(
    ({ coordinate, version, entities }) => `removed the effects ${coordinate} ${version.slice(0, 12)} of ${entities} entities`,
  )
  return `${[...lines, ...aged, ...gone, ...(decay?.alarm === undefined ? [] : [`ALARM: ${decay.alarm}`])].join('\n')}\n`
}

function curveText({ points }: DecayCurve): string {
  return points.map(({ ageDays, auc }) => `${ageDays}: ${auc.toFixed(3)}`).join(', ')
}
