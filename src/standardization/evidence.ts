/** Where a document states a value, packed into 16 bits: 6 for the field, 10 for the index in its list. 0 means nowhere. */

/** Order is part of the stored format: append only; at most 62. */
export const evidenceFields = [
  'headline',
  'summary',
  'location',
  'positions[].title',
  'positions[].company',
  'positions[].industry',
  'positions[].location',
  'positions[].description',
  'education[].school',
  'education[].degree',
  'education[].fieldOfStudy',
  'skills[].name',
  'languages[].language',
  'certificates[]',
  'intent',
  'preferences.titles[]',
  'preferences.locations[]',
  'preferences.workplaces[]',
  'preferences.employmentTypes[]',
  'workPermits[]',
  'hiddenFrom[]',
  'audience',
  'title',
  'company',
  'industry',
  'description',
  'workplace',
  'employmentType',
  'targeting.skills[]',
  'targeting.mustHaveSkills[]',
  'targeting.locations[]',
  'targeting.languages[]',
  'targeting.workPermit',
  'state',
] as const // prettier-ignore
export type EvidenceField = (typeof evidenceFields)[number]

const indexBits = 10
const largestIndex = 2 ** indexBits - 1
const fieldNumber: ReadonlyMap<EvidenceField, number> = new Map(evidenceFields.map((field, at) => [field, at + 1]))

/** An index beyond 1,023 is stated as 1,023. */
export function packEvidence(field: EvidenceField, index = 0): number {
  return (fieldNumber.get(field)! << indexBits) | Math.min(index, largestIndex)
}

/** `skills[3].name`; undefined for 0 and for codes that name no field. */
export function evidencePath(code: number): string | undefined {
  return evidenceFields[(code >>> indexBits) - 1]?.replace('[]', `[${code & largestIndex}]`)
}
