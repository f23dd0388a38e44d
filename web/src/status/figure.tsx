import { Sparkline } from './sparkline.tsx'
import styles from './status.module.css'

export interface FigureProps {
  readonly label: string
  readonly value: number
  readonly unit?: string
  readonly history?: readonly number[]
}

export function Figure({ label, value, unit, history }: FigureProps) {
  return (
    <div className={styles['figure']}>
      <span className={styles['label']}>{label}</span>
      <span className={styles['value']}>
        {Math.round(value).toLocaleString('en')}
        {unit !== undefined && <small> {unit}</small>}
      </span>
      {history && history.length > 1 && <Sparkline values={history} />}
    </div>
  )
}
