/** What the bench's page and its worker say to each other. */
export interface Asked {
  /** Of synthetic data; 0 where a file is given. */
  readonly rows: number;
  readonly file: File | null;
}

/** Medians in milliseconds, and who in Molo answered. */
export interface Timed {
  readonly question: string;
  readonly by: string;
  readonly molo: number;
  readonly sqlJs: number;
  readonly duckDb: number;
}

export type FromBench = { readonly kind: 'timed'; readonly timed: Timed } | { readonly kind: 'done' } | { readonly kind: 'failed'; readonly reason: string };
