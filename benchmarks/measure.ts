/** What every benchmark needs: quantiles, peak memory as the operating system counts it, and the line a machine reads. */
import { readFileSync } from 'node:fs'

export interface Figure {
  readonly bench: string
  readonly case: string
  readonly metric: string
  readonly value: number
  readonly peer?: string
  readonly peerValue?: number
  /** How many times better than the peer. */
  readonly ratio?: number
}

export type Print = (figure: Figure) => void

/** One JSON object a line on standard output with `--json`, a readable line otherwise. */
export function printer(json: boolean): Print {
  return (figure) => {
    const rounded = { ...figure, value: round(figure.value), ...roundPeer(figure) }
    if (json) process.stdout.write(`${JSON.stringify(rounded)}\n`)
    else process.stdout.write(`${figure.bench} ${figure.case} ${figure.metric} ${rounded.value}${peerWords(rounded)}\n`)
  }
}

/** Nearest-rank quantile of unsorted values; `q` in 0–1. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) throw new RangeError('no values to take a quantile of')
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))]!
}

/** Megabytes now: `rss` is RssAnon + RssShmem, `file` the mapped file pages, which the kernel takes back at will. */
export function memoryNow(): { rss: number; file: number } {
  const status = readFileSync('/proc/self/status', 'utf8')
  const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN) / 1024
  return { rss: megabytes('RssAnon') + megabytes('RssShmem'), file: megabytes('RssFile') }
}

/** Samples memory until stopped and keeps the peaks. */
export function watchMemory(everyMs = 50): () => { rss: number; file: number } {
  const peak = memoryNow()
  const sample = () => {
    const now = memoryNow()
    peak.rss = Math.max(peak.rss, now.rss)
    peak.file = Math.max(peak.file, now.file)
  }
  const timer = setInterval(sample, everyMs)
  return () => {
    clearInterval(timer)
    sample()
    return peak
  }
}

export function progress(line: string): void {
  process.stderr.write(`${line}\n`)
}

function round(value: number): number {
  return Number(value.toPrecision(5))
}

function roundPeer(figure: Figure): Partial<Figure> {
  return {
    ...(figure.peerValue === undefined ? {} : { peerValue: round(figure.peerValue) }),
    ...(figure.ratio === undefined ? {} : { ratio: round(figure.ratio) }),
  }
}

function peerWords(figure: Figure): string {
  return figure.peer === undefined ? '' : ` (${figure.peer} ${figure.peerValue}, ratio ${figure.ratio})`
}
