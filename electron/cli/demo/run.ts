import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fonts, openTraining, sealPackage, svgToPng } from '#electron/services';
import { formatFingerprint } from '#shared/base';
import { bindBriefing, emitHtml, parseBriefing } from '#shared/briefing';
import { recipientsFor } from '#shared/package';
import { drawnChart } from '../drawing';
import { FORMATS } from '../formats';
import { tableLines } from '../formats/table';
import { openInputs, type OpenInputs } from '../inputs';
import { aligned, verdictLines } from '../messages';
import { joined, shownPath, writeOutput } from '../output';
import { contentsOf, DEFAULT_FORMAT } from '../packing';
import { queryRunner } from '../runner';
import { print, type Terminal } from '../terminal';
import { type DemoBriefing, demoBriefing } from './briefing';
import { type Question, questionsAbout } from './questions';
import { rolesOf } from './roles';
import { type Subject, subjectOf } from './subject';

const SHOWN_ROWS = 12;
const WANTED_CHARTS = 2;

/** One run of the demo: who watches, and the folder that takes its files. */
interface Run {
  readonly terminal: Terminal;
  readonly folder: string;
}

/**
 * The main job with no window: seal, import, ask, draw, write. Without a file it works on the
 * training package. `folder` is made anew; the keys in it are training keys.
 */
export async function runDemo(terminal: Terminal, folder: string, file?: string): Promise<void> {
  const run: Run = { terminal, folder };
  const subject = await subjectOf(terminal, file);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  const path = await seal(run, subject);
  const opened = await open(run, path);
  try {
    const { name, table } = subject.tables[0];
    const questions = questionsAbout(name, rolesOf(table));
    const results = await ask(run, opened, questions.shown);
    const { charts, briefing } = demoBriefing(subject, questions, terminal.translator);
    const pictures = await draw(run, opened, charts);
    const written = await brief(run, opened, briefing);
    await conclude(run, opened, written.figures, { package: [path], result: results, charts: pictures, briefingSource: [written.source], briefing: [written.html] });
  } finally {
    opened.engine.close();
  }
}

async function say({ terminal }: Run, title: string, lines: Iterable<string> = []): Promise<void> {
  await print(terminal, [`\n${title}\n`, ...Array.from(lines, (line) => `  ${line}\n`)]);
}

async function seal(run: Run, subject: Subject): Promise<string> {
  const { t } = run.terminal.translator;
  const { publisher, trainee } = await openTraining(run.folder);
  const { descriptor, contents } = await contentsOf(subject.descriptor, subject.tables, DEFAULT_FORMAT);
  const out = join(run.folder, `${descriptor.name}.molo`);
  const sealed = await sealPackage({ descriptor, contents, identity: publisher, recipients: recipientsFor([trainee.card]), out, signal: run.terminal.signal });

  const csv = await Promise.all(subject.tables.map(({ table }) => joined(FORMATS.csv.write(table))));
  const csvBytes = csv.reduce((sum, bytes) => sum + bytes.length, 0);
  const words = { publisher: publisher.card.name, trainee: trainee.card.name, file: shownPath(out) };
  const rows = subject.tables.reduce((sum, { table }) => sum + table.rows, 0);
  await say(run, t('demo:step.read', { name: subject.title }), [t('demo:read', { count: rows, tables: subject.tables.map(({ name }) => name).join(', ') })]);
  await say(run, t('demo:step.seal'), [t('demo:sealed', words), t('demo:size', { bytes: sealed.bytes, csvBytes })]);
  return out;
}

async function open(run: Run, path: string): Promise<OpenInputs> {
  const opened = await openInputs(run.terminal, [path], { home: run.folder });
  await say(run, run.terminal.translator.t('demo:step.open'), opened.inputs.flatMap(({ verdict }) => (verdict ? verdictLines(run.terminal, verdict) : [])));
  return opened;
}

/** Asks the questions, shows the first rows of each answer, and keeps each whole as a CSV file. */
async function ask(run: Run, { engine }: OpenInputs, questions: readonly Question[]): Promise<string[]> {
  const { t } = run.terminal.translator;
  const files: string[] = [];
  await say(run, t('demo:step.query'));
  for (const { name, sql } of questions) {
    const { table } = engine.query(sql);
    const lines = [...tableLines(table)];
    const more = lines.length - SHOWN_ROWS;
    const file = join(run.folder, `${name}.csv`);
    await writeOutput(file, FORMATS.csv.write(table));
    files.push(file);
    await say(run, `${t(`demo:query.${name}`)}\n  ${sql}`, more > 0 ? [...lines.slice(0, SHOWN_ROWS), t('demo:query.more', { count: more })] : lines);
  }
  return files;
}

async function draw(run: Run, { engine }: OpenInputs, charts: DemoBriefing['charts']): Promise<string[]> {
  const files: string[] = [];
  for (const { name, chart } of charts) {
    const svg = await drawnChart(run.terminal, engine, chart);
    const base = join(run.folder, name);
    await writeOutput(`${base}.svg`, svg);
    await writeOutput(`${base}.png`, await svgToPng(svg, { scale: 2 }));
    files.push(`${base}.svg`, `${base}.png`);
  }
  const { t } = run.terminal.translator;
  await say(run, t('demo:step.chart'), charts.length < WANTED_CHARTS ? [...files.map(shownPath), t('demo:fewCharts')] : files.map(shownPath));
  return files;
}

async function brief(run: Run, opened: OpenInputs, briefing: DemoBriefing['briefing']): Promise<{ source: string; html: string; figures: number }> {
  const source = join(run.folder, 'briefing.json');
  const html = join(run.folder, 'briefing.html');
  const bound = await bindBriefing(parseBriefing(briefing), queryRunner(run.terminal, opened), opened.engine.tables());
  await writeOutput(source, `${JSON.stringify(briefing, null, 2)}\n`);
  await writeOutput(html, await emitHtml(bound, { translator: run.terminal.translator, fonts: await fonts() }));
  await say(run, run.terminal.translator.t('demo:step.brief'), [shownPath(html)]);
  return { source, html, figures: bound.figures.length };
}

type FileKind = 'package' | 'result' | 'charts' | 'briefingSource' | 'briefing';

async function conclude(run: Run, { inputs }: OpenInputs, figures: number, files: Readonly<Record<FileKind, readonly string[]>>): Promise<void> {
  const { t } = run.terminal.translator;
  const verified = inputs.flatMap(({ verdict }) => {
    if (verdict?.status !== 'training' && verdict?.status !== 'trusted') return [];
    const resources = verdict.package.resources.map(({ name }) => name).join(', ');
    return [
      t('demo:verified.signature', { fingerprint: formatFingerprint(verdict.publisher.fingerprint) }),
      t('demo:verified.digests', { resources }),
      t('demo:verified.recipients'),
      t('demo:verified.readBack'),
      t('demo:verified.figures', { count: figures }),
    ];
  });
  await say(run, t('demo:verified.title'), verified.map((line) => `✓ ${line}`));
  const rows = Object.entries(files).flatMap(([kind, paths]) => paths.map((path): [string, string] => [t(`demo:files.${kind as FileKind}`), shownPath(path)]));
  await say(run, t('demo:files.title'), aligned(rows).map((line) => line.trimStart()));
}
