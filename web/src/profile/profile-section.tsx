import type { ReactNode } from 'react'
import styles from './profile.module.css'

export interface SectionProps {
  readonly title: string
  readonly children: ReactNode
}

export function ProfileSection({ title, children }: SectionProps) {
  return (
    <section className={styles['section']} aria-label={title}>
      <h3 className={styles['heading']}>{title}</h3>
      {children}
    </section>
  )
}

export interface FieldProps {
  /** Path of the field in the profile, as requirements name it. */
  readonly path: string
  readonly proven: (path: string) => string | undefined
  readonly children: ReactNode
}

/** A piece of the profile; marked where it proves a requirement. */
export function ProfileField({ path, proven, children }: FieldProps) {
  const proof = proven(path)
  return (
    <div className={styles['field']} data-field={path} data-proof={proof !== undefined}>
      {children}
      {proof !== undefined && <span className={styles['proof']}>proves {proof}</span>}
    </div>
  )
}
