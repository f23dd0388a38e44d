/** A document as the index takes it: numbers only, so that shards can live in other threads or on other machines. */
export interface IndexDocument {
  /** MemberKey or JobKey. */
  readonly key: number
  /** Offset of the event that stated it. */
  readonly version: number
  /** Ascending and distinct, every type but `text`. */
  readonly terms: Uint32Array
  /** Packed evidence of each term, aligned with `terms`. */
  readonly evidence: Uint16Array
  /** By `numberFields`. */
  readonly numbers: Float32Array
  /** Numbers of the text terms in reading order; 0 stands between sections, so that no phrase crosses one. */
  readonly tokens: Uint32Array
}
