const width = 120
const height = 26

/** The course of a number, without axes: the number itself stands beside it. */
export function Sparkline({ values }: { readonly values: readonly number[] }) {
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const points = values.map(
    (value, index) => `${(index * width) / (values.length - 1)},${height - 2 - ((value - low) / span) * (height - 4)}`,
  )
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width="100%" height={height} preserveAspectRatio="none" aria-hidden="true">
      <polyline points={points.join(' ')} fill="none" stroke="var(--mutual-hirer)" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
