import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Language } from '#shared/base';
import { REPOSITORY } from './repository';

/** One numbered step of a page of the manual. */
export interface Step {
  readonly number: number;
  /** What the remark in its first line calls it. */
  readonly id: string;
  readonly text: string;
}

export async function manualPage(language: Language, page: string): Promise<string> {
  return readFile(join(REPOSITORY, 'resources/manual', language, `${page}.md`), 'utf8');
}

/** The numbered steps in their order. @throws Error for one that has no name, or whose number is not the next */
export function stepsOf(page: string): readonly Step[] {
  const steps = [...page.matchAll(/^(\d+)\. (?:\[\/\/\]: # \(([\w-]+)\)\n)?([^]*?)(?=\n\d+\. |\n#|\n*$(?![^]))/gm)];
  return steps.map(([whole, number, id, text = ''], index) => {
    if (id === undefined || Number(number) !== index + 1) throw new Error(`Step ${index + 1} is not numbered and named: ${whole.slice(0, 60)}`);
    return { number: index + 1, id, text: text.replace(/\s+/g, ' ').trim() };
  });
}

/** Every word of the screen that a page names: what stands in bold. */
export function labelsOf(page: string): readonly string[] {
  const tokens = new MarkdownIt({ html: false }).parse(page, {}).flatMap(({ children }) => children ?? []);
  return tokens.flatMap(({ type }, index) => (type === 'strong_open' ? [tokens[index + 1]?.content ?? ''] : []));
}
