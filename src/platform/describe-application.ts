/** What is known of a pair at the moment of an application, as its event carries it (I4). */
import { document } from '../adapters/embedded/documents.ts'
import type { ApplicationInputs, Applied } from '../domain/hiring-events.ts'
import type { Reader } from '../events/records.ts'
import { applicantFeatureSet } from '../features/applicants/applicant-features.ts'
import { applicationTerms } from '../features/applicants/application-terms.ts'
import { describePairs, type PairParts } from '../serving/applicants/describe-pairs.ts'

/** `taxonomy` is the version that the documents speak. */
export function describeApplication(
  parts: PairParts,
  taxonomy: () => string,
): (reader: Reader, applied: Applied) => ApplicationInputs | undefined {
  const describe = describePairs(parts)
  return (reader, { job, member, at }) => {
    const [opening, applicant] = [document(reader, 'job', job), document(reader, 'member', member)]
    if (opening === undefined || applicant === undefined) return undefined
    const { rows } = describe(opening, [applicant], at)
    return {
      featureSet: applicantFeatureSet,
      taxonomy: taxonomy(),
      vector: rows.values,
      memberTerms: applicationTerms(applicant.terms),
      jobTerms: applicationTerms(opening.terms),
    }
  }
}
