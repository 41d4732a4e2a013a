import { readFile } from 'node:fs/promises';
import { type AskPassphrase, storageError } from '#electron/services';
import { MoloError } from '#shared/base';
import { type Terminal, tell } from './terminal';

const BACKSPACE = new Set(['\b', '\u007f']);
const END = new Set(['\r', '\n', '\u0004']);
const INTERRUPT = '\u0003';

export interface PassphraseSource {
  /** `--passphrase-file`; `MOLO_PASSPHRASE_FILE` stands in for it. */
  readonly passphraseFile?: string | undefined;
}

/** The passphrase from the named file (its first line), else from a prompt that shows nothing. */
export async function askPassphrase(terminal: Terminal, source: PassphraseSource, question: string): Promise<string> {
  const file = fileOf(terminal, source);
  if (file) return firstLine(file);
  if (!terminal.stdin.isTTY) throw new MoloError('trust.passphraseNeeded');
  terminal.stderr.write(`${question} `);
  try {
    return await readHidden(terminal);
  } finally {
    tell(terminal);
  }
}

/** For opening: asks for the passphrase of the identity that is being unlocked, by its name. */
export function askIdentityPassphrase(terminal: Terminal, source: PassphraseSource): AskPassphrase {
  return ({ name }) => askPassphrase(terminal, source, terminal.translator.t('cli:passphrase.unlock', { name }));
}

/** For new keys: what a lost passphrase means, then a passphrase that is typed twice, until both are the same. */
export async function askNewPassphrase(terminal: Terminal, source: PassphraseSource): Promise<string> {
  const { t } = terminal.translator;
  for (const sentence of ['nobody', 'lost', 'advice'] as const) tell(terminal, t(`cli:passphrase.before.${sentence}`));
  for (;;) {
    const chosen = await askPassphrase(terminal, source, t('cli:passphrase.choose'));
    if (fileOf(terminal, source) || (await askPassphrase(terminal, source, t('cli:passphrase.again'))) === chosen) return chosen;
    tell(terminal, t('cli:passphrase.differ'));
  }
}

function fileOf(terminal: Terminal, source: PassphraseSource): string | undefined {
  return source.passphraseFile ?? terminal.env.MOLO_PASSPHRASE_FILE;
}

async function firstLine(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw isFolder(cause) ? new MoloError('storage.failed', { context: 'notAFile', file }, { cause }) : storageError(cause, file);
  });
  const [line = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/, 1);
  if (line.trim() === '') throw new MoloError('trust.passphraseNeeded');
  return line;
}

function isFolder(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === 'EISDIR';
}

/** Reads a line key by key with echo off; Ctrl-C interrupts as anywhere else. */
async function readHidden({ stdin }: Terminal): Promise<string> {
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  try {
    let typed = '';
    for await (const keys of stdin.iterator({ destroyOnReturn: false }) as AsyncIterable<string>) {
      for (const key of keys) {
        if (END.has(key)) return typed;
        if (key === INTERRUPT) throw new MoloError('cancelled');
        typed = BACKSPACE.has(key) ? [...typed].slice(0, -1).join('') : typed + key;
      }
    }
    return typed;
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
  }
}
