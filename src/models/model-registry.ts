/**
 * Where published models lie (port). An artifact is named by its content and never changes; which of them is current is
 * a matter of promotions, which are events. A version that a retained page names is never deleted (I4).
 */
import type { ModelArtifact } from './parity-fixture.ts'

/** SHA-256 of the model file, hex. */
export type Version = string

export interface Published {
  readonly name: string
  readonly version: Version
  readonly artifact: ModelArtifact
}

export interface ModelRegistry {
  /** `report` is what the promotion rests on: metrics by name. Publishing an equal model again gives the same version. */
  publish(name: string, artifact: ModelArtifact, report: Readonly<Record<string, number>>): Promise<Version>
  /** The promoted version; undefined where nothing was promoted. */
  current(name: string): Promise<Published | undefined>
  /** Oldest first. */
  versions(name: string): Promise<readonly Version[]>
  /** Any published version, whether current or not. Throws RangeError where its file is damaged. */
  load(version: Version): Promise<Published | undefined>
}
