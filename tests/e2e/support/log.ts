import { appendFileSync } from 'node:fs';

/** What a run tells of itself, line by line, in the file that MOLO_E2E_LOG names; `npm run offline` reads it. */
export type LogEntry =
  /** A host that serves the app, and its origin. */
  | { readonly host: string }
  /** A request of a page or of its workers. */
  | { readonly request: string }
  /** A test that ended: lines in the console that are errors, and what the Content Security Policy had to refuse. */
  | { readonly test: string; readonly consoleErrors: number; readonly violations: number };

const FILE = process.env.MOLO_E2E_LOG;

export function log(entry: LogEntry): void {
  if (FILE) appendFileSync(FILE, `${JSON.stringify(entry)}\n`);
}
