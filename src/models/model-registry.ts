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

/** What a promotion rests on: how the model was made, its metrics, its learning curve. Plain JSON. */
export type ModelReport = Readonly<Record<string, unknown>>

export interface ModelRegistry {
  /** Publishing an equal model again gives the same version; the first report stays. */
  publish(name: string, artifact: ModelArtifact, report: ModelReport): Promise<Version>
  /** Undefined for a version that was not published under the name. Throws RangeError where the report is damaged or missing. */
  report(name: string, version: Version): Promise<ModelReport | undefined>
  /** The promoted version; undefined where nothing was promoted. */
  current(name: string): Promise<Published | undefined>
  /** Oldest first; those whose model or report is missing, too. */
  versions(name: string): Promise<readonly Version[]>
  /** Any published version, whether current or not. Undefined where its file is missing; throws RangeError where it is damaged. */
  load(version: Version): Promise<Published | undefined>
}
