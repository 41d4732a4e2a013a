import { basename } from 'node:path';
import { MoloError, textIn } from '#shared/base';
import { localText, slugOf } from '#shared/package';
import type { Translator } from '#shared/i18n';
import type { NamedTable } from '#shared/query';
import { trainingPackage } from '#resources/samples';
import { plainDescriptor, readFiles, type UnwrittenDescriptor } from '../packing';
import type { Terminal } from '../terminal';

/** What the demo is about: tables with their description, the first table being the main one. */
export interface Subject {
  readonly title: string;
  /** A field's title in the reader's language, else its name. */
  titleOf(field: string): string;
  readonly descriptor: UnwrittenDescriptor;
  readonly tables: readonly [NamedTable, ...NamedTable[]];
}

/** The training package, or any file that the readers read. */
export async function subjectOf(terminal: Terminal, file?: string): Promise<Subject> {
  const subject = file === undefined ? trainingSubject(terminal) : await fileSubject(terminal, file);
  if (subject.tables[0].table.rows === 0) throw new MoloError('package.table', { file: file ?? '' });
  return subject;
}

function trainingSubject({ translator }: Terminal): Subject {
  const { descriptor, tables } = trainingPackage(1);
  const title = textIn(localText(descriptor, 'title', descriptor.molo?.languages), translator.language) ?? descriptor.name;
  return named(title, descriptor, withFirst(tables), translator);
}

async function fileSubject(terminal: Terminal, file: string): Promise<Subject> {
  const tables = withFirst(await readFiles(terminal, [file]));
  const name = tables[0].name;
  return named(basename(file), plainDescriptor(slugOf(name), basename(file), tables), tables, terminal.translator);
}

function named(title: string, descriptor: UnwrittenDescriptor, tables: Subject['tables'], { language }: Translator): Subject {
  const { fields } = tables[0].table;
  const titleOf = (name: string): string => textIn(fields.find((field) => field.name === name)?.title, language) ?? name;
  return { title, titleOf, descriptor, tables };
}

function withFirst(tables: readonly NamedTable[]): [NamedTable, ...NamedTable[]] {
  const [first, ...others] = tables;
  if (first === undefined) throw new MoloError('internal');
  return [first, ...others];
}
