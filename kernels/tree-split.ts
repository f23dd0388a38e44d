/**
 * The best split of a node among some features: ½[G_L²/(H_L+λ) + G_R²/(H_R+λ) − G²/(H+λ)] for every cut, with what is not known on
 * either side, and for "known or not". Of equal gains the first feature and the first cut win. All places are in bytes.
 */

/**
 * `active` and `directions` hold a byte a feature, `cutCounts` and `offsets` (of a feature's first cell) 32 bits. `settings`: λ, least
 * hessian of a child, units of a gradient and of a hessian. `node`: least and largest weight of its children, sums of its
 * gradients and hessians. Writes into `found` gain (0: no split), feature, last bin of the left side, whether what is not known
 * goes left, gradients and hessians of the left side; all numbers of these three are f64.
 */
export function searchSplits(
  first: u32,
  end: u32,
  active: usize,
  directions: usize,
  cutCounts: usize,
  offsets: usize,
  histogram: usize,
  settings: usize,
  node: usize,
  found: usize,
): void {
  const gradientUnit = load<f64>(settings, 16)
  const hessianUnit = load<f64>(settings, 24)
  const gradient = load<f64>(node, 16)
  const whole = (gradient * gradient) / (load<f64>(node, 24) + load<f64>(settings))
  memory.fill(found, 0, 48)
  for (let feature = first; feature < end; feature++) {
    if (load<u8>(active + <usize>feature) === 0) continue
    const cells = histogram + ((<usize>load<u32>(offsets + ((<usize>feature) << 2))) << 3)
    const direction = <i32>load<i8>(directions + <usize>feature)
    const unknown = load<i64>(cells)
    const unknownHessian = <f64>(<u32>unknown) * hessianUnit
    const unknownGradient = <f64>(<i32>(unknown >> 32)) * gradientUnit
    if (unknown !== 0) consider(feature, 0, true, 1, unknownGradient, unknownHessian, direction, whole, settings, node, found)
    let knownHessian: f64 = 0
    let knownGradient: f64 = 0
    const cuts = load<u32>(cutCounts + ((<usize>feature) << 2))
    for (let bin: u32 = 1; bin <= cuts; bin++) {
      const cell = load<i64>(cells + ((<usize>bin) << 3))
      // A cut behind an empty bin parts the rows as the one before it does.
      if (cell === 0) continue
      knownHessian += <f64>(<u32>cell) * hessianUnit
      knownGradient += <f64>(<i32>(cell >> 32)) * gradientUnit
      consider(feature, bin, unknown !== 0, 0, knownGradient, knownHessian, direction, whole, settings, node, found)
      if (unknown === 0) continue
      consider(
        feature,
        bin,
        true,
        1,
        knownGradient + unknownGradient,
        knownHessian + unknownHessian,
        direction,
        whole,
        settings,
        node,
        found,
      )
    }
  }
}

/** Where nothing is unknown in the node, what will be unknown goes to the heavier side. */
function consider(
  feature: u32,
  bin: u32,
  isAnyUnknown: bool,
  unknownLeft: u32,
  leftGradient: f64,
  leftHessian: f64,
  direction: i32,
  whole: f64,
  settings: usize,
  node: usize,
  found: usize,
): void {
  const least = load<f64>(settings, 8)
  const rightHessian = load<f64>(node, 24) - leftHessian
  if (!(leftHessian >= least && rightHessian >= least && leftHessian > 0 && rightHessian > 0)) return
  const rightGradient = load<f64>(node, 16) - leftGradient
  const lambda = load<f64>(settings)
  const gain =
    0.5 * ((leftGradient * leftGradient) / (leftHessian + lambda) + (rightGradient * rightGradient) / (rightHessian + lambda) - whole)
  if (!(gain > load<f64>(found))) return
  if (direction !== 0) {
    const left = weightOf(leftGradient, leftHessian + lambda, node)
    const right = weightOf(rightGradient, rightHessian + lambda, node)
    if (direction > 0 ? left > right : left < right) return
  }
  store<f64>(found, gain)
  store<f64>(found, <f64>feature, 8)
  store<f64>(found, <f64>bin, 16)
  store<f64>(found, isAnyUnknown ? <f64>unknownLeft : <f64>(<u32>(leftHessian > rightHessian)), 24)
  store<f64>(found, leftGradient, 32)
  store<f64>(found, leftHessian, 40)
}

/** −G/(H+λ), kept within the bounds of the node. */
function weightOf(gradient: f64, denominator: f64, node: usize): f64 {
  return min(load<f64>(node, 8), max(load<f64>(node), -gradient / denominator))
}
