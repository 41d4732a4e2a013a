import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '#shared/package';
import { filesIn, molo } from '../../support/molo';

const SEALED_NAME = 'cases.molo';

let folder: string;
let home: string;
let sealed: string;

/** A warehouse seals for an analyst; `home` is the analyst's keyring, which trusts the warehouse. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'molo-refusals-'));
  home = join(folder, 'analyst');
  sealed = join(folder, SEALED_NAME);
  const csv = join(folder, 'cases.csv');
  writeFileSync(csv, `month,citizenship,applications\n${Array.from({ length: 400 }, (_, row) => `2025-${String(1 + (row % 12)).padStart(2, '0')},UA,${row}`).join('\n')}\n`);

  const fingerprint = await identity('warehouse');
  await identity('analyst');
  await said(['trust', 'add', join(folder, 'warehouse-keys', 'card.json'), '--fingerprint', fingerprint, '--as', 'Warehouse', '--home', home]);
  await seal('warehouse', 'analyst', sealed);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function said(words: readonly string[]): Promise<string> {
  const { code, out, err } = await molo(words);
  expect(code, err).toBe(0);
  return out.trim();
}

function identity(name: string): Promise<string> {
  return said(['identity', 'new', '--name', name, '--no-passphrase', '--out', join(folder, `${name}-keys`), '--home', join(folder, name)]);
}

async function seal(from: string, to: string, out: string): Promise<string> {
  const keys = join(folder, `${from}-keys`);
  const card = join(folder, `${to}-keys`, 'card.json');
  const { fingerprint } = await readCard(readFileSync(card));
  await said(['trust', 'add', card, '--fingerprint', fingerprint, '--home', join(folder, from)]);
  return said(['pack', join(folder, 'cases.csv'), '--title', 'Cases', '--from', keys, '--to', card, '-o', out, '--home', join(folder, from)]);
}

/** What happens to a package that does not hold: to the exit code, to the sentences, and to the disk (nothing). */
async function refusal(path: string): Promise<{ code: string; exit: number }> {
  const before = filesIn(folder);
  const english = await molo(['query', path, 'select count(*) from cases', '--home', home]);
  const polish = await molo(['query', path, 'select count(*) from cases', '--home', home], { language: 'pl' });
  const verdict = await molo(['inspect', path, '--json', '--home', home]);
  expect(filesIn(folder), 'nothing is left behind').toEqual(before);

  const code = /^\(([\w.]+)\)$/m.exec(english.err)?.[1] ?? 'none';
  expect(english.out).toBe('');
  expect(english.err.trim().split('\n')).toHaveLength(4);
  expect(polish.err).toContain(`(${code})`);
  expect(polish.err).not.toBe(english.err);
  expect(english.err).not.toMatch(/\bat .*:\d+:\d+|Error:/);
  expect(polish.code).toBe(english.code);
  expect(verdict.code).toBe(english.code);
  expect((JSON.parse(verdict.out) as { error: { code: string } }).error.code).toBe(code);
  return { code, exit: english.code };
}

function variant(name: string, change: (bytes: Buffer) => Buffer): string {
  const path = join(folder, 'variant.molo');
  cpSync(sealed, path);
  writeFileSync(path, change(readFileSync(sealed)));
  expect(basename(path), name).toBe('variant.molo');
  return path;
}

describe('a sealed package on the command line', () => {
  it('opens when everything holds', async () => {
    const { code, out } = await molo(['query', sealed, 'select count(*) as n from cases', '--home', home]);
    expect({ code, out }).toEqual({ code: 0, out: 'n\n400\n' });
    const inspected = await molo(['inspect', sealed, '--home', home]);
    expect(inspected.code).toBe(0);
    expect(inspected.out).toMatch(/^✓ Verified and trusted\n/);
  });

  it('is refused with exit code 3 or 4 wherever a byte is flipped', async () => {
    const { length } = readFileSync(sealed);
    const offsets = Array.from({ length: 40 }, (_, sample) => Math.floor((sample * (length - 1)) / 39));
    for (const offset of offsets) {
      const path = variant(`flip at ${offset}`, (bytes) => {
        bytes[offset] = (bytes[offset] as number) ^ 0x01;
        return bytes;
      });
      const { code, exit } = await refusal(path);
      expect(code, `flip at ${offset}`).toMatch(/^(package|trust)\./);
      expect(exit, `flip at ${offset}`).toBe(code.startsWith('package.') ? 3 : 4);
    }
  }, 60_000);

  it('is refused with exit code 3 when it was cut short', async () => {
    for (const share of [0.999, 0.9, 0.5]) {
      const path = variant(`cut at ${share}`, (bytes) => bytes.subarray(0, Math.floor(bytes.length * share)));
      expect((await refusal(path)).exit, `cut at ${share}`).toBe(3);
    }
  });

  it('is refused with exit code 4 when a stranger signed it', async () => {
    await identity('stranger');
    const path = join(folder, 'from-stranger.molo');
    await seal('stranger', 'analyst', path);
    expect(await refusal(path)).toEqual({ code: 'trust.unknownSigner', exit: 4 });
  });

  it('is refused with exit code 4 when it is sealed to somebody else', async () => {
    await identity('partner');
    const path = join(folder, 'for-partner.molo');
    await seal('warehouse', 'partner', path);
    expect(await refusal(path)).toEqual({ code: 'trust.notRecipient', exit: 4 });
  });
});
