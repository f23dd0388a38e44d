/** What a random effect has learned of one entity: the coefficients of the features that it has met, and how sure they are. */

export interface Effect {
  /** Indices into the feature names of the coordinate, ascending; 0 is the intercept (`intercept`). */
  readonly features: Uint32Array
  /** By `features`; finite. */
  readonly coefficients: Float32Array
  /** By `features`; not negative. */
  readonly variances: Float32Array
}

/** The name that a coordinate has first among its features where it has an intercept; no feature of the rows may bear it. */
export const intercept = '(intercept)'
