import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fingerprint, MoloError, parseFingerprint } from '#shared/base';
import { REVOCATION_REASONS, type RevocationEntry, type RevocationList } from '#shared/package';
import { writeAtomically } from '../storage/atomic';
import { fileNames, makePrivateFolder, PRIVATE_FILE, readIfThere } from './private-files';

/** A revocation list as its holder applied it. */
export interface AppliedRevocations extends RevocationList {
  /** When, RFC 3339. */
  readonly received: string;
}

/**
 * One folder for each issuer, one file for each number: two processes that apply two lists at once
 * never write the same file, and the highest number counts whichever was written last.
 */
const FILE = /^(\d{1,16})\.json$/;
const FORMAT = 'revocations/1';
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Whether there is anything to write: not for the list that is applied already.
 * @throws MoloError `trust.rollback` for an older one, `trust.fork` for another one with the same number
 */
export function supersedes(list: RevocationList, newest: RevocationList | undefined): boolean {
  const { number } = list;
  if (newest === undefined || number > newest.number) return true;
  if (number < newest.number) throw new MoloError('trust.rollback', { context: 'revocations', sequence: number, newest: newest.number });
  if (factsOf(list) !== factsOf(newest)) throw new MoloError('trust.fork', { context: 'revocations', sequence: number });
  return false;
}

/** Of each issuer the newest list. @throws MoloError `storage.corrupt` naming a file that is not what was written */
export async function readRevocations(folder: string): Promise<AppliedRevocations[]> {
  const issuers = (await fileNames(folder)).map(parseFingerprint).filter((issuer) => issuer !== null);
  const lists = await Promise.all(issuers.map((issuer) => readNewest(join(folder, issuer), issuer)));
  return lists.filter((list) => list !== null);
}

/** @throws MoloError `storage.*` */
export async function writeRevocations(folder: string, { issuer, number, created, entries }: RevocationList): Promise<void> {
  const own = join(folder, issuer);
  const file = { molo: FORMAT, created, received: new Date().toISOString(), entries };
  await makePrivateFolder(own);
  await writeAtomically(join(own, `${number}.json`), new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`), { mode: PRIVATE_FILE, overwrite: true });
  const older = (await numbersIn(own)).filter((other) => other < number);
  // Another process may be tidying up as well.
  await Promise.all(older.map((other) => unlink(join(own, `${other}.json`)).catch(() => undefined)));
}

async function readNewest(folder: string, issuer: Fingerprint): Promise<AppliedRevocations | null> {
  for (const number of (await numbersIn(folder)).reverse()) {
    const file = join(folder, `${number}.json`);
    const bytes = await readIfThere(file, MAX_BYTES);
    if (bytes) return { issuer, number, ...parse(file, bytes) };
  }
  return null;
}

async function numbersIn(folder: string): Promise<number[]> {
  const numbers = (await fileNames(folder)).flatMap((name) => FILE.exec(name)?.[1] ?? []);
  return numbers.map(Number).sort((one, other) => one - other);
}

function parse(file: string, bytes: Uint8Array): Pick<AppliedRevocations, 'created' | 'received' | 'entries'> {
  try {
    const { molo, created, received, entries } = JSON.parse(new TextDecoder().decode(bytes));
    if (molo !== FORMAT || !Array.isArray(entries) || !entries.every(isEntry)) throw new Error('not a list');
    return { created: String(created), received: String(received), entries };
  } catch (cause) {
    throw new MoloError('storage.corrupt', { file }, { cause });
  }
}

function isEntry(entry: RevocationEntry): boolean {
  return parseFingerprint(entry.fingerprint) === entry.fingerprint && REVOCATION_REASONS.includes(entry.reason) && typeof entry.date === 'string' && typeof entry.name === 'string';
}

/** What two lists are compared by. */
function factsOf({ created, entries }: RevocationList): string {
  return JSON.stringify([created, entries.map(({ fingerprint, name, date, reason }) => [fingerprint, name, date, reason])]);
}
