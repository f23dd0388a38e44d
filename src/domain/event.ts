/**
 * What the log holds: the only business state that is written (I1). Events speak of people by key; what a person wrote
 * (profile, message) lies apart as a payload under (key, version) and can be deleted without touching the log (I11).
 * An event carries what its readers need: never "today's profile".
 */
import type { CompanyUpserted, ContractUpserted, ProjectUpserted, QuerySaved, RecruiterUpserted } from './account-events.ts'
import type {
  ApplicationAnswered,
  Applied,
  Feedback,
  Hired,
  InMailAnswered,
  InMailSent,
  JobActed,
  OfferAnswered,
  OfferMade,
} from './hiring-events.ts'
import type { Offset } from './ids.ts'
import type { EffectRefitted, ModelPromoted, TaxonomyApplied, TaxonomyImported } from './model-events.ts'
import type { PageShown } from './page.ts'
import type {
  JobDeleted,
  JobStatusChanged,
  JobUpserted,
  MemberDeleted,
  MemberErased,
  MemberStatusChanged,
  MemberUpserted,
} from './profile-events.ts'

export type Event =
  | MemberUpserted
  | MemberDeleted
  | MemberErased
  | MemberStatusChanged
  | JobUpserted
  | JobDeleted
  | JobStatusChanged
  | CompanyUpserted
  | ContractUpserted
  | RecruiterUpserted
  | ProjectUpserted
  | PageShown
  | Feedback
  | JobActed
  | InMailSent
  | InMailAnswered
  | Applied
  | ApplicationAnswered
  | OfferMade
  | OfferAnswered
  | Hired
  | QuerySaved
  | TaxonomyImported
  | TaxonomyApplied
  | ModelPromoted
  | EffectRefitted

/** An event as read back: its offset is its place in the log. */
export interface Stored<E> {
  readonly offset: Offset
  readonly event: E
}
