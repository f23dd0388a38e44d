/** Ground floors are pure: the time is handed in. */
import type { Timestamp } from './ids.ts'

export type Clock = () => Timestamp
