/** A breach of the Content Security Policy as the browser reported it (Content Security Policy Level 3, "report-uri"). */
export interface CspReport {
  readonly document: string;
  readonly blocked: string;
  readonly directive: string;
}

const KEPT = 100;

/** What the browser reported, workers included. None is ever expected: each is a fault or an attack that came to nothing. */
export class CspReports {
  readonly #kept: CspReport[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The first of them. */
  get list(): readonly CspReport[] {
    return this.#kept;
  }

  add(report: unknown): void {
    this.#count++;
    if (this.#kept.length < KEPT) this.#kept.push(factsOf(report));
  }
}

function factsOf(report: unknown): CspReport {
  const body = (report as { 'csp-report'?: unknown } | null)?.['csp-report'];
  const facts = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const fact = (name: string): string => String(facts[name] ?? '').slice(0, 500);
  return { document: fact('document-uri'), blocked: fact('blocked-uri'), directive: fact('effective-directive') || fact('violated-directive') };
}
