/** How far a longer job is. `total` is absent while it is not known. */
export interface Progress {
  readonly stage: string;
  readonly bytes: number;
  readonly totalBytes?: number;
  readonly rows?: number;
}

/** What every job over a second takes: someone to tell, and a way to be stopped. */
export interface JobOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}
