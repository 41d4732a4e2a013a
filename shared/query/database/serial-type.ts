/**
 * What a record's header says of a value (file format, section 2.1). Integers of 1 to 4 bytes have
 * their width as their type; 0 and 1 have types of their own; blobs and texts add twice their length.
 */
export const SERIAL = { null: 0, int48: 5, int64: 6, real: 7, zero: 8, blob: 12, text: 13 } as const;
