/** What stands behind the platform's contract once it is open. */
import type { CoefficientDirectory } from '../adapters/embedded/coefficients/coefficient-directory.ts'
import type { EmbeddedStore } from '../adapters/embedded/embedded-store.ts'
import type { ModelDirectory } from '../adapters/files/model-directory.ts'
import type { PairParts } from '../serving/applicants/describe-pairs.ts'
import type { ServingParts } from '../serving/channels/serving-parts.ts'
import type { Indexes } from './indexes.ts'
import type { CheckedOptions } from './options.ts'
import type { PageLog } from './page-log.ts'
import type { Rankers } from './rankers.ts'
import type { Recorder } from './recorder.ts'
import type { Standards } from './standards.ts'
import type { StatesAhead } from './states-ahead.ts'
import type { TaxonomyImports } from './taxonomy-imports.ts'
import type { WorkBoard } from './work-board.ts'

export interface PlatformParts {
  readonly options: CheckedOptions
  readonly store: EmbeddedStore
  readonly board: WorkBoard
  readonly standards: Standards
  readonly indexes: Indexes
  readonly models: ModelDirectory
  readonly rankers: Rankers
  readonly recorder: Recorder
  readonly statesAhead: StatesAhead
  readonly imports: TaxonomyImports
  readonly pages: PageLog
  readonly members: ServingParts
  readonly jobs: ServingParts
  readonly pairs: PairParts
  readonly coefficients: CoefficientDirectory
  readonly featureNames: (featureSet: string) => Promise<readonly string[] | undefined>
}
