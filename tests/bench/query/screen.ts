import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeParquet } from '#shared/reader';
import { moloIn } from '../../e2e/support/served';
import { median } from '../bench';
import { asked, inWorkbench, openedSealed } from '../driven';
import { questionsAbout } from './questions';
import { SYNTHETIC, syntheticTables } from './synthetic';

const ROUNDS = 5;

/** Seals the made-up tables, opens them in the workbench and asks; milliseconds from the keys to the painted rows, by question. */
export async function onScreen(rows: number, questions: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'molo-bench-'));
  try {
    const [home, sealed] = [join(folder, 'home'), await sealedTables(folder, rows)];
    return await inWorkbench(home, async (page) => {
      await openedSealed(page, sealed);
      await page.keyboard.press('Control+2');
      const times = new Map<string, number[]>();
      for (let round = 0; round <= ROUNDS; round++) {
        for (const { name, sql } of questionsAbout(SYNTHETIC).filter((question) => questions.has(question.name))) {
          // Each time in other words: the same ones would find the answer of before in the page.
          const time = await asked(page, `${sql} -- ${round}`);
          if (round > 0) times.set(name, [...(times.get(name) ?? []), time]);
        }
      }
      return new Map([...times].map(([name, own]) => [name, median(own)]));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sealedTables(folder: string, rows: number): Promise<string> {
  const [home, keys, sealed] = [join(folder, 'home'), join(folder, 'keys'), join(folder, 'tables.molo')];
  const files: string[] = [];
  for (const { name, table } of syntheticTables(rows)) {
    await writeFile(join(folder, `${name}.parquet`), writeParquet(table));
    files.push(join(folder, `${name}.parquet`));
  }
  await moloIn(home, 'identity', 'new', '--name', 'Bench', '--out', keys, '--no-passphrase');
  await moloIn(home, 'pack', ...files, '--title', 'Cases', '--from', keys, '--to', join(keys, 'card.json'), '-o', sealed);
  return sealed;
}
