/**
 * The caps that keep hostile or absurd input from hurting the reader. Each is far
 * above honest use (design, sections 3 to 5); exceeding one is `package.limit` or `query.limit`.
 */
export const LIMITS = {
  /** Bytes of an age header: at most 256 post-quantum recipients of 1,558 bytes each. */
  ageHeaderBytes: 512 * 1024,
  ageRecipients: 256,
  /** Bytes of `datapackage.json`. */
  manifestBytes: 4 * 1024 * 1024,
  /** Bytes of the detached signature beside it. */
  signatureBytes: 4 * 1024,
  resources: 256,
  /** Files beside the tables. */
  companions: 64,
  /** How often a package can have been passed on. */
  origins: 8,
  /** Keys in one revocation list. */
  revocations: 10_000,
  /** Bytes of one sealed package; below the 4 GiB at which ZIP would need its 64-bit fields. */
  packageBytes: 0xffff_0000,
  fields: 2_000,
  /** Fields of all tables of one sealed package. */
  packageFields: 20_000,
  /** How deep the JSON of a manifest may be nested. */
  manifestDepth: 64,
  rows: 50_000_000,
  /** Bytes of one cell as text. */
  cellBytes: 1_000_000,
  /** Bytes that a compressed plain file may unfold to. */
  inflatedBytes: 0xffff_0000,
  /** Rows that a chart hands to Vega after aggregation. */
  chartRows: 50_000,
} as const;
