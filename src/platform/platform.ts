/**
 * The platform as its doors see it: HTTP, command line and simulator speak to this contract alone. Requests name people
 * and jobs by the caller's ids; everything inside speaks in keys.
 */
import type { BackfillReport } from '../adapters/files/backfill-file.ts'
import type { Contract, Recruiter } from '../domain/account.ts'
import type { Clock } from '../domain/clock.ts'
import type { Rating } from '../domain/feedback.ts'
import type { ContractId, JobId, MemberId, Offset, ProjectId, RecruiterId, RequestId, Timestamp } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member } from '../domain/member.ts'
import type { FlaggedText } from '../domain/text-flag.ts'
import type { ModelReport } from '../models/model-registry.ts'
import type { ModelArtifact } from '../models/parity-fixture.ts'
import type { Facet } from '../serving/page/facets-shown.ts'
import type { TaxonomyData } from '../standardization/taxonomy-data.ts'
import type { ApplicantPage, ApplicantsInput, ApplicationChance, ChanceInput } from './applicant-contract.ts'
import type { Caller } from './caller.ts'
import type { EventInput, ListedProject, ProjectInput, Receipt } from './event-input.ts'
import type {
  FeatureState,
  ModelDetail,
  ModelVersion,
  PromotionReceipt,
  Subject,
  Training,
  TrainingInput,
  TrainingRecord,
  TrainingSummary,
} from './model-contract.ts'
import type { LongWork, PlatformStatus } from './platform-status.ts'
import type { EntityRefit, Refresh, RefreshInput, RefreshState } from './refresh-contract.ts'
import type {
  FacetValuesInput,
  JobCard,
  MemberCard,
  Page,
  PageExplanation,
  RankInput,
  RankResult,
  RatedList,
  SearchInput,
} from './search-contract.ts'

export type { BackfillReport } from '../adapters/files/backfill-file.ts'
export { type Chance, type ChanceBasis, type ChanceTier, chanceTiers, tierBounds } from '../serving/applicants/chance.ts'
export type { MainReasons } from '../serving/applicants/main-reasons.ts'
export type { Contribution } from '../serving/explanation/explain-score.ts'
export type { RequirementMatch } from '../serving/explanation/requirement-matches.ts'
export { type ScorePart, scoreParts } from '../serving/explanation/score-part.ts'
export type { Facet, FacetValue } from '../serving/page/facets-shown.ts'
export type { FilterAtFault, FilterSetAtFault, NamedFilter } from '../serving/page/filters-at-fault.ts'
export type { Explanation } from '../serving/page/served-page.ts'
export type { FacetFilter, Near, YearsRange } from '../serving/query/search-query.ts'
export type { ServedTag as Tag } from '../serving/query/served-tags.ts'
export type { DecayCurve, DecayPoint, DecayReport } from '../training/decay.ts'
export type { MetricIntervals, ModelTrainingReport } from '../training/training-report.ts'
export type * from './applicant-contract.ts'
export type { Caller } from './caller.ts'
export type { EventInput, ListedProject, ProjectInput, Receipt } from './event-input.ts'
export type * from './model-contract.ts'
export type * from './platform-status.ts'
export type * from './refresh-contract.ts'
export type * from './search-contract.ts'

export interface Platform {
  /** For a caller, what it may not see is unknown, as what is not there; without one everything may be named. */
  record(inputs: readonly EventInput[], caller?: Caller): Promise<Receipt>
  /** Refuses what `record` would refuse, and writes nothing. */
  check(inputs: readonly EventInput[], caller?: Caller): Promise<void>
  searchTalent(input: SearchInput): Promise<Page<MemberCard>>
  /** Values of one facet by what was typed, counted among the people that the search finds. No page: nobody is shown, nothing is logged. */
  findFacetValues(input: FacetValuesInput): Promise<Facet>
  searchJobs(input: SearchInput): Promise<Page<JobCard>>
  recommendJobs(input: SearchInput & { readonly member: MemberId }): Promise<Page<JobCard>>
  rank(input: RankInput): Promise<RankResult>
  /** Those who applied for a job of the caller's contract, the likeliest to be answered well first. */
  rankApplicants(input: ApplicantsInput): Promise<ApplicantPage>
  applicationChance(input: ChanceInput): Promise<ApplicationChance>
  explain(request: RequestId, caller: Caller): Promise<PageExplanation>

  /** `blind`: without what names the person. From whom a member hides is told to operators and the member alone. */
  member(id: MemberId, caller: Caller, options?: { readonly blind?: boolean }): Promise<Member>
  /** What the profile's texts hide, each kind once; told to hirers, never in a score. */
  flags(id: MemberId, caller: Caller): Promise<readonly FlaggedText[]>
  job(id: JobId, caller: Caller): Promise<Job>
  contract(id: ContractId, caller: Caller): Promise<Contract>
  recruiter(id: RecruiterId, caller: Caller): Promise<Recruiter>
  projects(caller: Caller): Promise<readonly ListedProject[]>
  project(id: ProjectId, caller: Caller): Promise<ProjectInput>
  rated(id: ProjectId, rating: Rating, caller: Caller, options?: { readonly blind?: boolean }): Promise<RatedList>
  savedQueries(id: ProjectId, caller: Caller): Promise<readonly { readonly name: string; readonly query: string; readonly at: Timestamp }[]>
  members(caller: Caller): AsyncIterable<Member>
  jobs(caller: Caller): AsyncIterable<Job>

  /** Makes a taxonomy the one that documents and queries speak; every document is stated anew in the background. */
  importTaxonomy(taxonomy: TaxonomyData, source: string): Promise<Receipt>
  /** Gives the version: the content hash. It does not rank until it is promoted. */
  publishModel(subject: Subject, artifact: ModelArtifact, report: ModelReport): Promise<string>
  /** Any published version. Ranks from the next request on; pinned, until somebody promotes by hand. */
  promoteModel(subject: Subject, version: string, reason: string, pinned?: boolean): Promise<PromotionReceipt>
  /** To the version that ranked before the current one; to the built-in one where none did. */
  rollBackModel(subject: Subject, reason: string): Promise<PromotionReceipt>
  /** What is trained later does not take a pinned model's place. */
  pinModel(subject: Subject, pinned: boolean, reason: string): Promise<PromotionReceipt>
  /** Published versions, newest first; their reports without the learning curves. */
  models(subject: Subject): Promise<readonly ModelVersion[]>
  /** `version` may be cut to its first digits wherever one is named, as long as they name one version. */
  model(subject: Subject, version: string): Promise<ModelDetail>
  /** Learns from the log in a process of its own; the best contender is promoted where it passes the gate. One at a time. */
  train(input: TrainingInput): Promise<TrainingRecord>
  /** As `train`, but resolves when the training is under way. */
  startTraining(input: TrainingInput): Promise<Training>
  training(id: number): Promise<Training>
  /** Newest first. */
  trainings(): Promise<readonly TrainingSummary[]>
  /** Learns anew from where the models stand and promotes what passes the gate; resolves when it has ended. One at a time. */
  refresh(input: RefreshInput): Promise<Refresh>
  /** As `refresh`, but resolves when it is under way. */
  startRefresh(input: RefreshInput): Promise<Refresh>
  /** Fits what the model of applicants has learned of one job or member anew, at once: "job:j42". The next page is ranked by it. */
  refitEntity(entity: string): Promise<EntityRefit>
  oneRefresh(id: number): Promise<Refresh>
  refreshes(): Promise<RefreshState>
  /** In the order of vectors. */
  features(): Promise<readonly FeatureState[]>
  /** Computes a feature for pages that were logged without it; trainings read it from then on. One at a time. */
  backfill(feature: string): Promise<BackfillReport>
  /** As `backfill`, but resolves when the work is under way. */
  startBackfill(feature: string): Promise<void>

  /** Payload, index entry and every mention by name; resolves when the store was compacted. */
  erase(id: MemberId): Promise<Receipt>
  /** Folds the live index into a new base and writes it; resolves with the offset it holds. */
  snapshot(): Promise<Offset>
  /** Drops every projection and replays the log. */
  rebuild(): Promise<void>
  status(): PlatformStatus
  /** The same platform at the time of another clock, which its records and pages then carry: for simulated days. */
  at(clock: Clock): Platform
  /** Long work of a door, shown beside the platform's own. */
  announce<T>(name: string, work: (step: (done: number, total: number) => void) => Promise<T>): Promise<T>
  /** Calls back on each step of long work until the returned function is called. */
  onWork(listen: (work: LongWork) => void): () => void
  close(): Promise<void>
}
