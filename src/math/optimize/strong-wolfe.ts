/** Line search for the strong Wolfe conditions: bracket, then zoom by safeguarded cubic interpolation (Nocedal, Wright, algorithms 3.5 and 3.6). */
import { along, dot, type Smooth } from './smooth.ts'

export interface LineStart {
  readonly point: Float64Array
  readonly value: number
  readonly direction: Float64Array
  /** Directional derivative at the start; negative. */
  readonly slope: number
}

interface Probe {
  readonly step: number
  readonly value: number
  readonly slope: number
}

const [decrease, curvature] = [1e-4, 0.9]
const mostProbes = 40

/** Writes the point that was found and its gradient; gives its value and step, or undefined where no step decreases the value. */
export function strongWolfe(
  smooth: Smooth,
  { point, value, direction, slope }: LineStart,
  firstStep: number,
  trial: Float64Array,
  gradient: Float64Array,
): Probe | undefined {
  const probe = (step: number): Probe => {
    along(point, step, direction, trial)
    const at = smooth.evaluate(trial, gradient)
    return { step, value: at, slope: dot(gradient, direction) }
  }
  const isTooHigh = (one: Probe) => !(one.value <= value + decrease * one.step * slope)
  const isFlat = (one: Probe) => Math.abs(one.slope) <= -curvature * slope

  let low: Probe = { step: 0, value, slope }
  let high: Probe | undefined
  let step = firstStep
  for (let probes = 0; probes < mostProbes; probes++) {
    const here = probe(step)
    if (isTooHigh(here) || here.value >= low.value) high = here
    else if (isFlat(here)) return here
    else {
      if (high === undefined ? here.slope >= 0 : here.slope * (high.step - low.step) >= 0) high = low
      low = here
    }
    if (high !== undefined && Math.abs(high.step - low.step) <= 1e-16 * Math.max(high.step, low.step)) break
    step = high === undefined ? step * 2 : between(low, high)
  }
  return low.step > 0 && low.value < value ? probe(low.step) : undefined
}

/** Minimum of the cubic through both ends, kept away from them; the middle where there is none. */
function between(low: Probe, high: Probe): number {
  const width = high.step - low.step
  const d1 = low.slope + high.slope - (3 * (low.value - high.value)) / (low.step - high.step)
  const root = d1 * d1 - low.slope * high.slope
  const d2 = Math.sign(width) * Math.sqrt(Math.max(0, root))
  const cubic = high.step - width * ((high.slope + d2 - d1) / (high.slope - low.slope + 2 * d2))
  const [least, most] = [Math.min(low.step, high.step), Math.max(low.step, high.step)]
  const margin = 0.1 * (most - least)
  return cubic > least + margin && cubic < most - margin ? cubic : (least + most) / 2
}
