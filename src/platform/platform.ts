/**
 * The platform as its doors see it: HTTP, command line and simulator speak to this contract alone. Requests name people
 * and jobs by the caller's ids; everything inside speaks in keys.
 */
import type { BackfillReport } from '../adapters/files/backfill-file.ts'
import type { Company, Contract, HiringProject, Recruiter } from '../domain/account.ts'
import type { Clock } from '../domain/clock.ts'
import type { ApplicationAnswer, Channel, JobAction, PageChannel, Rating } from '../domain/feedback.ts'
import type { ContractId, JobId, MemberId, Offset, ProjectId, RecruiterId, RequestId, Timestamp } from '../domain/ids.ts'
import type { Job, JobState } from '../domain/job.ts'
import type { Intent, Member } from '../domain/member.ts'
import type { TermType } from '../domain/term.ts'
import type { FlaggedText } from '../domain/text-flag.ts'
import type { InputDescription } from '../models/describe-model.ts'
import type { ModelReport } from '../models/model-registry.ts'
import type { ModelArtifact } from '../models/parity-fixture.ts'
import type { Contribution } from '../serving/explanation/explain-score.ts'
import type { Facet } from '../serving/page/facets-shown.ts'
import type { FilterAtFault, FilterSetAtFault } from '../serving/page/filters-at-fault.ts'
import type { Explanation } from '../serving/page/served-page.ts'
import type { FacetFilter, Near, YearsRange } from '../serving/query/search-query.ts'
import type { ServedTag as Tag } from '../serving/query/served-tags.ts'
import type { TaxonomyData } from '../standardization/taxonomy-data.ts'
import type { TrainingReport } from '../training/training-report.ts'

export type { BackfillReport } from '../adapters/files/backfill-file.ts'
export type { Contribution } from '../serving/explanation/explain-score.ts'
export type { RequirementMatch } from '../serving/explanation/requirement-matches.ts'
export { type ScorePart, scoreParts } from '../serving/explanation/score-part.ts'
export type { Facet, FacetValue } from '../serving/page/facets-shown.ts'
export type { FilterAtFault, FilterSetAtFault, NamedFilter } from '../serving/page/filters-at-fault.ts'
export type { Explanation } from '../serving/page/served-page.ts'
export type { FacetFilter, Near, YearsRange } from '../serving/query/search-query.ts'
export type { ServedTag as Tag } from '../serving/query/served-tags.ts'
export type { MetricIntervals, ModelTrainingReport } from '../training/training-report.ts'

/** A project as callers name it: the job by its id. */
export interface ProjectInput extends Omit<HiringProject, 'job'> {
  readonly job?: JobId
}

/** An event as a door hands it in: parsed, but still in the caller's ids. `at` defaults to now. */
export type EventInput = { readonly at?: Timestamp } & (
  | { readonly type: 'member-upserted'; readonly member: Member }
  | { readonly type: 'member-deleted'; readonly member: MemberId }
  | { readonly type: 'member-status-changed'; readonly member: MemberId; readonly intent: Intent }
  | { readonly type: 'job-upserted'; readonly job: Job }
  | { readonly type: 'job-deleted'; readonly job: JobId }
  | { readonly type: 'job-status-changed'; readonly job: JobId; readonly state: JobState }
  | { readonly type: 'company-upserted'; readonly company: Company }
  | { readonly type: 'contract-upserted'; readonly contract: Contract }
  | { readonly type: 'recruiter-upserted'; readonly recruiter: Recruiter }
  | { readonly type: 'project-upserted'; readonly project: ProjectInput }
  | {
      readonly type: 'feedback'
      readonly project: ProjectId
      readonly recruiter: RecruiterId
      readonly member: MemberId
      readonly channel: Channel
      readonly rating: Rating
      readonly undone?: boolean
      readonly request?: RequestId
    }
  | {
      readonly type: 'job-acted'
      readonly member: MemberId
      readonly job: JobId
      readonly action: JobAction
      readonly undone?: boolean
      readonly request?: RequestId
    }
  | {
      readonly type: 'in-mail-sent'
      readonly inMail: string
      readonly recruiter: RecruiterId
      readonly project: ProjectId
      readonly member: MemberId
      readonly channel: Channel
      readonly message?: string
      readonly request?: RequestId
    }
  | { readonly type: 'in-mail-answered'; readonly inMail: string; readonly accepted: boolean }
  | { readonly type: 'applied'; readonly member: MemberId; readonly job: JobId; readonly request?: RequestId }
  | {
      readonly type: 'application-answered'
      readonly member: MemberId
      readonly job: JobId
      readonly recruiter: RecruiterId
      readonly answer: ApplicationAnswer
    }
  | { readonly type: 'offer-made'; readonly member: MemberId; readonly job: JobId }
  | { readonly type: 'offer-answered'; readonly member: MemberId; readonly job: JobId; readonly accepted: boolean }
  | { readonly type: 'hired'; readonly member: MemberId; readonly job: JobId }
  | {
      readonly type: 'query-saved'
      readonly project: ProjectId
      readonly recruiter: RecruiterId
      readonly name: string
      readonly query: string
      readonly removed?: boolean
    }
)

/** Durable: every event up to `offset` survives a crash. Send the offset back as `after` to read your own writes. */
export interface Receipt {
  readonly offset: Offset
  readonly count: number
}

/** Who asks. An operator sees everything of the marketplace and every contract; a recruiter its contract's; a seeker the marketplace. */
export interface Caller {
  readonly role: 'recruiter' | 'seeker' | 'operator'
  readonly contract?: ContractId
  readonly recruiter?: RecruiterId
  /** The seeker itself, who sees its own profile whatever the audience. */
  readonly member?: MemberId
}

export interface SearchInput {
  readonly caller: Caller
  /** What the user typed: tagged by query understanding; boolean syntax (AND OR NOT, parentheses, quotes, -word) is honoured. */
  readonly text?: string
  /** Tags the user removed, by `Tag.id`: their words are left out. */
  readonly removedTags?: readonly string[]
  readonly facets?: readonly FacetFilter[]
  readonly years?: YearsRange
  readonly near?: Near
  /** Rank for this posting; its requirements join those of the text. */
  readonly job?: JobId
  readonly project?: ProjectId
  readonly start?: number
  /** 1–100; 25 by default. */
  readonly limit?: number
  /** Which facets to count; the usual ones by default. */
  readonly facetTypes?: readonly TermType[]
  /** Leave out whatever names the person. */
  readonly blind?: boolean
  /** Wait until this offset is visible. */
  readonly after?: Offset
}

export interface MemberCard {
  readonly id: MemberId
  readonly name?: string
  readonly headline?: string
  readonly location?: string
  readonly currentTitle?: string
  readonly currentCompany?: string
  readonly years?: number
  readonly skills: readonly string[]
  readonly intent?: Intent
}

export interface JobCard {
  readonly id: JobId
  readonly title: string
  readonly company?: string
  readonly location?: string
  readonly workplace?: string
  readonly skills: readonly string[]
  readonly salary?: string
}

export interface Result<Card> {
  readonly position: number
  readonly card: Card
  readonly explanation: Explanation
  /** The project's last rating of this candidate, where there is one. */
  readonly rating?: Rating
}

export interface Page<Card> {
  readonly request: RequestId
  readonly channel: PageChannel
  readonly total: number
  readonly start: number
  readonly results: readonly Result<Card>[]
  readonly facets: readonly Facet[]
  readonly tags: readonly Tag[]
  readonly gates: readonly { readonly gate: string; readonly label: string; readonly rejected: number; readonly unknown: number }[]
  /** Of an empty page: filters without which it would fill. */
  readonly filtersAtFault: readonly FilterAtFault[]
  /** Where no single filter is at fault: the smallest sets of those that are together. */
  readonly filterSetsAtFault: readonly FilterSetAtFault[]
  readonly partial: boolean
  readonly missingShards: number
  readonly model: string
  readonly offset: Offset
  readonly tookMs: number
}

export interface RankInput {
  readonly caller: Caller
  /** 1–300. Unknown ids are named in the answer, not ranked. */
  readonly members: readonly MemberId[]
  readonly text?: string
  readonly job?: JobId
  readonly project?: ProjectId
  /** Contributions by feature and requirements besides the parts; false by default. */
  readonly explain?: boolean
}

export interface RankedMember {
  readonly id: MemberId
  readonly score: number
  readonly parts: Explanation['parts']
  readonly explanation?: Explanation
}

export interface RankResult {
  readonly request: RequestId
  readonly results: readonly RankedMember[]
  /** Ids that name nobody whom the caller may see. */
  readonly unknown: readonly MemberId[]
  /** Ids of people who want no contact (intent `closed`): they are ranked for nobody. */
  readonly closed: readonly MemberId[]
  readonly partial: boolean
  readonly model: string
}

/** A past page re-scored from its own record. */
export interface PageExplanation {
  readonly request: RequestId
  readonly channel: PageChannel
  readonly at: Timestamp
  readonly query: string
  readonly models: readonly { readonly name: string; readonly version: string }[]
  readonly featureSet: string
  readonly taxonomy: string
  readonly total: number
  readonly partial: boolean
  /** True where every score came out bit for bit. */
  readonly reproduced: boolean
  readonly items: readonly {
    readonly position: number
    /** "erased" for a person who was erased. */
    readonly id: string
    readonly served: number | null
    readonly rescored: number | null
    readonly contributions: readonly Contribution[]
  }[]
}

/** Members of a project by their last rating there, newest first. */
export interface RatedList {
  readonly rated: readonly { readonly card: MemberCard; readonly at: Timestamp }[]
  /** So many more were rated whom the caller does not see any more: they left, hid, or stand before another audience. */
  readonly hidden: number
}

export interface LongWork {
  readonly name: string
  /** What it does at the moment, where it has stages. */
  readonly stage?: string
  readonly done: number
  /** 0 where not known yet. */
  readonly total: number
  readonly finished: boolean
  readonly error?: string
}

export interface PlatformStatus {
  readonly ready: boolean
  readonly offset: Offset
  readonly members: number
  readonly jobs: number
  readonly projects: number
  /** Demo people are invented; the page says so. */
  readonly demo: boolean
  readonly model: string
  /** What ranks people and what ranks jobs, and whether it stands in for another. */
  readonly models: readonly ServingModel[]
  /** `applied`: every document speaks it. */
  readonly taxonomy: { readonly version: string; readonly source: string; readonly applied: boolean }
  readonly work: readonly LongWork[]
  readonly projections: readonly { readonly name: string; readonly offset: Offset }[]
}

export type Subject = 'members' | 'jobs'

export interface ServingModel {
  readonly subject: Subject
  readonly name: string
  readonly version: string
  /** The current version, where that is missing or refuses to load, and why: the one below it ranks. */
  readonly instead?: { readonly version: string; readonly reason: string }
}

export interface ModelVersion {
  readonly subject: Subject
  /** SHA-256 of the model's file. */
  readonly version: string
  /** Part of the program: it ranks where nothing else can. */
  readonly builtIn: boolean
  /** Promoted last, or built in where nothing was ever promoted. */
  readonly current: boolean
  /** Ranks at the moment: the current one or, where that is missing or refuses to load, the one below it. */
  readonly serving: boolean
  /** Kept until somebody promotes by hand. */
  readonly pinned: boolean
  readonly promotions: readonly { readonly at: Timestamp; readonly reason: string }[]
  /** As the training wrote it; empty for a built-in model. */
  readonly report: ModelReport
}

export interface ModelDetail extends ModelVersion {
  readonly kind: string
  /** Most important first. `label` is what the input is called for people. */
  readonly inputs: readonly (InputDescription & { readonly label: string })[]
}

export interface TrainingInput {
  /** `recruiter-search` by default. */
  readonly plan?: string
  readonly seed?: number
  /** Promote the best contender where it passes the gate; true by default. */
  readonly promote?: boolean
  /** Shadow features to learn from this time. */
  readonly shadows?: readonly string[]
}

export interface TrainingRecord extends TrainingReport {
  readonly at: Timestamp
  /** Published versions by name of the contender. */
  readonly versions: Readonly<Record<string, string>>
  readonly promoted: boolean
  readonly keptBecausePinned?: boolean
}

/** A training from its start on. Its models and its report come when it has finished. */
export interface Training {
  /** Counted from 1. */
  readonly id: number
  readonly plan: string
  readonly seed: number
  readonly startedAt: Timestamp
  readonly state: 'running' | 'finished' | 'failed'
  /** Why it failed. */
  readonly error?: string
  readonly record?: TrainingRecord
}

/** A training without what makes its report long. */
export interface TrainingSummary extends Omit<Training, 'record'> {
  readonly best?: string
  readonly versions?: TrainingRecord['versions']
  readonly promoted?: boolean
  readonly keptBecausePinned?: boolean
  readonly gate?: TrainingReport['gate']
}

/** One number of a page's vectors, and how far it is known. */
export interface FeatureState {
  readonly name: string
  /** Logged with every page, but learned from only where a training names it. */
  readonly shadow: boolean
  /** Can be computed for pages that were shown before it was logged. */
  readonly backfillable: boolean
  /** The last backfill. */
  readonly backfill?: BackfillReport
}

export interface Platform {
  /** For a caller, what it may not see is unknown, as what is not there; without one everything may be named. */
  record(inputs: readonly EventInput[], caller?: Caller): Promise<Receipt>
  /** Refuses what `record` would refuse, and writes nothing. */
  check(inputs: readonly EventInput[], caller?: Caller): Promise<void>
  searchTalent(input: SearchInput): Promise<Page<MemberCard>>
  searchJobs(input: SearchInput): Promise<Page<JobCard>>
  recommendJobs(input: SearchInput & { readonly member: MemberId }): Promise<Page<JobCard>>
  rank(input: RankInput): Promise<RankResult>
  explain(request: RequestId, caller: Caller): Promise<PageExplanation>

  /** `blind`: without what names the person. From whom a member hides is told to operators and the member alone. */
  member(id: MemberId, caller: Caller, options?: { readonly blind?: boolean }): Promise<Member>
  /** What the profile's texts hide, each kind once; told to hirers, never in a score. */
  flags(id: MemberId, caller: Caller): Promise<readonly FlaggedText[]>
  job(id: JobId, caller: Caller): Promise<Job>
  projects(caller: Caller): Promise<readonly ProjectInput[]>
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
  promoteModel(subject: Subject, version: string, reason: string, pinned?: boolean): Promise<Receipt>
  /** To the version that ranked before the current one; to the built-in one where none did. */
  rollBackModel(subject: Subject, reason: string): Promise<Receipt>
  /** What is trained later does not take a pinned model's place. */
  pinModel(subject: Subject, pinned: boolean, reason: string): Promise<Receipt>
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
