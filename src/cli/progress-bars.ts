/** Long work as bars on standard error, one a work; nothing where standard error is no terminal but a line at the end of each. */
import { MultiBar, type SingleBar } from 'cli-progress'
import type { LongWork, Platform } from '../platform/platform.ts'

export interface ProgressBars {
  show(work: LongWork): void
  stop(): void
}

export function progressBars(platform?: Pick<Platform, 'onWork'>): ProgressBars {
  const isTerminal = process.stderr.isTTY === true
  const bars = isTerminal ? terminalBars() : plainLines()
  const leave = platform?.onWork((work) => bars.show(work))
  return {
    show: (work) => bars.show(work),
    stop() {
      leave?.()
      bars.stop()
    },
  }
}

function terminalBars(): ProgressBars {
  const format = '{name} {bar} {done} of {total}'
  const multi = new MultiBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: false, fps: 10, barsize: 30 })
  const bars = new Map<string, SingleBar>()
  return {
    show(work) {
      const bar = bars.get(work.name) ?? multi.create(Math.max(work.total, work.done, 1), 0)
      bars.set(work.name, bar)
      bar.setTotal(Math.max(work.total, work.done, 1))
      bar.update(work.done, { name: nameOf(work), done: work.done, total: work.total || '?' })
      if (work.finished) {
        bar.stop()
        bars.delete(work.name)
      }
    },
    stop: () => multi.stop(),
  }
}

function nameOf({ name, stage, error }: LongWork): string {
  const said = error ?? stage
  return said === undefined ? name : `${name}: ${said}`
}

function plainLines(): ProgressBars {
  return {
    show({ name, done, finished, error }) {
      if (finished) process.stderr.write(error ? `${name}: ${error}\n` : `${name}: done, ${done}\n`)
    },
    stop() {},
  }
}
