/** A fault of one row of a table, for whoever knows where its rows come from. */

/** One row is at fault, counted from 0; `complaint` says what is wrong with it and what to do. */
export class RowError extends RangeError {
  readonly row: number
  readonly complaint: string

  constructor(row: number, complaint: string) {
    super(`row ${row}: ${complaint}`)
    this.row = row
    this.complaint = complaint
  }
}
