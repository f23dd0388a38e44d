/**
 * Names of things. An id is the caller's own text; a key is the platform's number for a member or a job.
 * The log, the index and every page speak of people by key alone: only the payload knows which id stands behind it,
 * so erasing the payload makes every mention of the key anonymous.
 */

declare const brand: unique symbol
type Branded<T, Name extends string> = T & { readonly [brand]: Name }

export type MemberId = Branded<string, 'member'>
export type JobId = Branded<string, 'job'>
export type RecruiterId = Branded<string, 'recruiter'>
export type ContractId = Branded<string, 'contract'>
export type ProjectId = Branded<string, 'project'>
export type CompanyId = Branded<string, 'company'>
export type RequestId = Branded<string, 'request'>

/** Unsigned 32-bit, given in order of first mention; members and jobs count apart. */
export type MemberKey = Branded<number, 'member-key'>
export type JobKey = Branded<number, 'job-key'>

/** Position of an event in the log; the first is 1, and 0 stands before the first. */
export type Offset = Branded<number, 'offset'>

/** Milliseconds since 1970-01-01 UTC. */
export type Timestamp = Branded<number, 'timestamp'>
