import styles from './bar.module.css'
import { barOf, type Half, type Scale } from './score-parts.ts'

/** A number as a bar from zero; the number itself stands beside it in text. */
export function Bar({ value, scale, half }: { readonly value: number; readonly scale: Scale; readonly half: Half }) {
  const { left, width } = barOf(value, scale)
  return (
    <span className={styles['track']} aria-hidden="true">
      <span className={styles['bar']} data-half={half} data-negative={value < 0} style={{ left: `${left}%`, width: `${width}%` }} />
      <span className={styles['zero']} style={{ left: `${barOf(0, scale).left}%` }} />
    </span>
  )
}
