import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Terminal } from '#electron/cli';
import type { Language } from '#shared/base';
import { createTranslator } from '#shared/i18n';
import { askNewPassphrase } from '../../../electron/cli/passphrase';
import { temporaryFolder } from '../../support/molo';

/** Chooses a passphrase at a terminal where somebody types `lines`; gives what they chose and what they saw. */
async function chosen(lines: readonly string[], language: Language = 'en', passphraseFile?: string): Promise<{ passphrase: string; seen: string }> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const stderr = new PassThrough();
  const answers = [...lines];
  let seen = '';
  stderr.on('data', (part: Buffer) => {
    seen += part.toString();
    // A person answers when they are asked: a question waits on its own line.
    if (seen.endsWith(': ')) stdin.write(`${answers.shift() ?? ''}\r`);
  });
  const terminal = { translator: createTranslator(language), env: {}, stdin, stderr } as unknown as Terminal;
  return { passphrase: await askNewPassphrase(terminal, { passphraseFile }), seen };
}

describe('a new passphrase', () => {
  it.each([
    ['en', 'Nobody can restore a lost passphrase', 'Choose a passphrase:'],
    ['pl', 'Utraconego hasła nie odzyska nikt', 'Wybierz hasło:'],
  ] as const)('is chosen after it was said what its loss means (%s)', async (language, warning, question) => {
    const { passphrase, seen } = await chosen(['my words', 'my words'], language);
    expect(passphrase).toBe('my words');
    expect(seen.indexOf(warning)).toBeGreaterThanOrEqual(0);
    expect(seen.indexOf(warning)).toBeLessThan(seen.indexOf(question));
    expect(seen).not.toContain('my words');
  });

  it('is typed twice, until both are the same', async () => {
    const { passphrase, seen } = await chosen(['one', 'another', 'my words', 'my words']);
    expect(passphrase).toBe('my words');
    expect(seen).toContain('The two are not the same.');
    expect(seen.match(/Nobody can restore/g)).toHaveLength(1);
  });

  it('is not asked for where it comes in a file', async () => {
    const file = join(temporaryFolder(), 'words');
    writeFileSync(file, 'my words\nand more\n');
    const { passphrase, seen } = await chosen([], 'en', file);
    expect({ passphrase, asked: seen.includes('Choose') }).toEqual({ passphrase: 'my words', asked: false });
  });
});
