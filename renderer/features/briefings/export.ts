import { runOf, saveBlob, type Workbench } from '#renderer/workbench';
import type { JobOptions } from '#shared/base';
import { bindBriefing, type EmbeddedFont, parseBriefing, questionsOf, type Run, writeBriefing } from '#shared/briefing';
import type { ChartTable } from '#shared/chart';
import type { JsonValue } from '#shared/document';
import { fileNameOf, titleOf } from './model/content';

export interface ExportJob extends Pick<JobOptions, 'signal'> {
  /** How many of its questions are answered. */
  readonly onAnswered: (done: number, total: number) => void;
}

/** Why a briefing was not written, and where in it that lies, if it lies in it. */
export interface ExportFailure {
  readonly error: unknown;
  readonly place: string | null;
}

/** The HTML page of a briefing, the same bytes that `molo briefing build` makes of its file. */
export async function htmlOf(workbench: Workbench, content: JsonValue, { signal, onAnswered }: ExportJob): Promise<{ readonly html: string } | ExportFailure> {
  let place: string | null = null;
  try {
    // What is written is what its file holds, and nothing else.
    const briefing = parseBriefing(writeBriefing(parseBriefing(content)));
    const listing: readonly ChartTable[] = workbench.session.store.getState().data.flatMap(({ tables }) => tables);
    const questions = questionsOf(briefing, listing);
    const total = new Set(questions.map(({ sql, params }) => JSON.stringify([sql, params]))).size;
    const ask = runOf(workbench, signal ? { signal } : {});
    let done = 0;
    const run: Run = async (sql, params) => {
      place = questions.find((question) => question.sql === sql)?.place ?? null;
      const answer = await ask(sql, params);
      place = null;
      onAnswered(++done, total);
      return answer;
    };
    const bound = await bindBriefing(briefing, run, listing);
    return { html: await workbench.pictures.html({ bound, fonts: await fontsOf(workbench) }, signal ? { signal } : {}) };
  } catch (error) {
    return { error, place: place ?? pointerOf(error) };
  }
}

function pointerOf(error: unknown): string | null {
  const params = (error as { readonly params?: { readonly pointer?: unknown } } | null)?.params;
  return typeof params?.pointer === 'string' ? params.pointer : null;
}

/** The faces that a page carries in itself, in the host's order. */
async function fontsOf({ host }: Pick<Workbench, 'host'>): Promise<readonly EmbeddedFont[]> {
  const faces = await host.call('font.list', {});
  return Promise.all(faces.map(async ({ name, ...face }) => ({ ...face, woff2: await host.font(name) })));
}

export function saveHtml(html: string, content: JsonValue, untitled: string): string {
  const name = `${fileNameOf(titleOf(content), untitled)}.html`;
  saveBlob(new Blob([html], { type: 'text/html' }), name);
  return name;
}

/** The briefing's own file, which the command line builds and any Molo opens. */
export function saveFile(content: JsonValue, untitled: string): string {
  const name = `${fileNameOf(titleOf(content), untitled)}.briefing.json`;
  saveBlob(new Blob([`${JSON.stringify(writeBriefing(parseBriefing(content)), null, 2)}\n`], { type: 'application/json' }), name);
  return name;
}
