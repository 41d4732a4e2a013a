import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Identity, openKeyring, sealPackage } from '#electron/services';
import { sourceOf } from '#shared/reader';
import { onPath } from '../run/chromium.mjs';
import { sharedData, SHARED_DATA_ABSENT } from '../support/shared-data';
import { type Bench, median, type Report } from './bench';

const TABLE = 'migr_asyappctza_V4';
const QUESTION = `select citizen, sum(OBS_VALUE) from ${TABLE} group by 1 order by 2 desc limit 10`;
const PROGRAMS = ['age', 'zip', 'unzip', 'sqlite3', 'sh', 'time'] as const;
const MOLO = 'out/cli/molo.js';
const MEMORY = '/dev/shm';
const ROUNDS = 5;

/** What stock tools do to the same end, one shell as one command; temporary files lie in memory, as nothing may lie on the disk in clear. */
const NATIVE = {
  seal: `zip -0 -q -j t.zip ${TABLE}.csv && age -r "$RECIPIENT" -o native.age t.zip`,
  ask: `age -d -i identity.txt -o t.zip csv.molo && unzip -p t.zip '*.csv' > t.csv && sqlite3 :memory: '.import --csv t.csv ${TABLE}' "$QUESTION"`,
} as const;

/** A folder in memory with the table, an identity, and a package of each kind. */
interface Scene {
  readonly folder: string;
  readonly identity: Identity;
  readonly csv: Uint8Array;
  readonly env: NodeJS.ProcessEnv;
}

/** Milliseconds by the clock and of processors, and bytes of the largest process. */
interface Measured {
  readonly wall: number;
  readonly processor: number;
  readonly peak: number;
  readonly output: string;
}

/** Real packages as a person seals and asks them: whole processes, beside the stock tools. */
export default {
  name: 'package',
  about: '27 MB of CSV sealed, and opened, verified and asked as one process, beside zip, age, unzip and sqlite3',
  async run(report) {
    const data = sharedData(`eurostat/${TABLE}.csv.gz`);
    if (data === null) return report.skip(SHARED_DATA_ABSENT);
    const absent = PROGRAMS.find((program) => onPath([program]) === undefined);
    if (absent !== undefined) return report.skip(`${absent} is not installed`);
    execFileSync(process.execPath, ['electron/cli/build.mjs'], { stdio: 'ignore' });
    const folder = await mkdtemp(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'molo-bench-'));
    try {
      const scene = await prepare(folder, gunzipSync(await readFile(data)));
      seal(report, scene);
      await sealInProcess(report, scene);
      ask(report, scene);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
} satisfies Bench;

async function prepare(folder: string, csv: Uint8Array): Promise<Scene> {
  const home = join(folder, 'home');
  const keyring = await openKeyring(home);
  const identity = await keyring.unlock(await keyring.createIdentity({ name: 'Bench', passphrase: null, out: join(folder, 'keys') }));
  await writeFile(join(folder, `${TABLE}.csv`), csv);
  await writeFile(join(folder, 'identity.txt'), `${identity.secrets.age.x25519}\n`, { mode: 0o600 });
  const env = { ...process.env, MOLO_HOME: home, MOLO_LANG: 'en', RECIPIENT: identity.card.recipients.x25519, QUESTION };
  return { folder, identity, csv, env };
}

/** Molo does more to the same end: it reads the table for its fields, signs, forces the file to the disk, and reads back and verifies it. */
function seal(report: Report, scene: Scene): void {
  const pack = (format: string): string => `"${process.execPath}" "${join(process.cwd(), MOLO)}" pack ${TABLE}.csv --title Bench --format ${format} --classic --from keys --to keys/card.json --force -o ${format}.molo`;
  compare(report, scene, 'seal: csv, signed and verified', { molo: pack('csv'), rival: NATIVE.seal, rivalName: 'zip -0, age' });
  compare(report, scene, 'seal: parquet, signed and verified', { molo: pack('parquet'), rival: NATIVE.seal, rivalName: 'zip -0, age' });
}

async function sealInProcess(report: Report, { folder, identity, csv, env }: Scene): Promise<void> {
  const descriptor = { name: 'bench', title: 'Bench', resources: [{ name: TABLE, format: 'csv' }] };
  const request = { descriptor, contents: { [TABLE]: sourceOf(`${TABLE}.csv`, csv) }, identity, recipients: [identity.card.recipients.x25519], out: join(folder, 'in-process.molo'), overwrite: true };
  await report.compare({
    case: 'seal: bytes in a running process',
    rivalName: 'zip -0, age',
    molo: () => sealPackage(request),
    rival: () => execFileSync('sh', ['-c', `rm -f t.zip; ${NATIVE.seal}`], { cwd: folder, env }),
  });
}

function ask(report: Report, scene: Scene): void {
  const query = (file: string): string => `"${process.execPath}" "${join(process.cwd(), MOLO)}" query ${file} "$QUESTION"`;
  const rivalName = 'age, unzip, sqlite3';
  compare(report, scene, 'open, verify, load and ask: csv', { molo: query('csv.molo'), rival: NATIVE.ask, rivalName, agree });
  compare(report, scene, 'open, verify, load and ask: parquet', { molo: query('parquet.molo'), rival: NATIVE.ask, rivalName, agree });
}

/** The same rows; the stock program writes no header here and a bar between the cells. */
function agree(ours: string, theirs: string): void {
  const rows = ours.trim().split('\n').slice(1).join('\n');
  if (rows === '' || rows !== theirs.trim().replaceAll('|', ',')) throw new Error('The two sides do not answer alike.');
}

interface Sides {
  readonly molo: string;
  readonly rival: string;
  readonly rivalName: string;
  readonly agree?: (ours: string, theirs: string) => void;
}

/** As `report.compare` does, of commands; beside the clock their processor time, which a busy machine bends less, and their memory. */
function compare(report: Report, scene: Scene, name: string, { molo, rival, rivalName, agree: check }: Sides): void {
  const rounds: { molo: Measured; rival: Measured }[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const sides = { molo: measured(scene, molo), rival: measured(scene, rival) };
    check?.(sides.molo.output, sides.rival.output);
    if (round > 0) rounds.push(sides);
  }
  const medianOf = (side: 'molo' | 'rival', figure: 'wall' | 'processor' | 'peak'): number => median(rounds.map((sides) => sides[side][figure]));
  report.row({ case: name, molo: medianOf('molo', 'wall'), rival: medianOf('rival', 'wall'), rivalName, unit: 'ms' });
  report.row({ case: `${name}: processor time`, molo: medianOf('molo', 'processor'), rival: medianOf('rival', 'processor'), rivalName, unit: 'ms' });
  report.row({ case: `${name}: peak memory`, molo: medianOf('molo', 'peak'), rival: medianOf('rival', 'peak'), rivalName: `${rivalName}, the largest`, unit: 'bytes' });
}

function measured({ folder, env }: Scene, command: string): Measured {
  const account = join(folder, 'account');
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync('time', ['-f', '%U %S %M', '-o', account, 'sh', '-c', `rm -f t.zip t.csv; ${command}`], { cwd: folder, env, encoding: 'utf8' });
  const wall = performance.now() - started;
  if (status !== 0) throw new Error(`${command}\n${stderr}`);
  const [user = 0, system = 0, kibibytes = 0] = readFileSync(account, 'utf8').trim().split(' ').map(Number);
  return { wall, processor: 1000 * (user + system), peak: 1024 * kibibytes, output: stdout };
}
