/** A column of one of the sources of a FROM, by their positions. */
export interface Place {
  readonly source: number;
  readonly position: number;
}
