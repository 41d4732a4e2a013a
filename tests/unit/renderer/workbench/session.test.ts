import { afterEach, describe, expect, it } from 'vitest';
import type { Client } from '#renderer/host';
import { MoloError } from '#shared/base';
import type { OpenPackage } from '#shared/host';
import { digestOf } from '#shared/provenance';
import { records } from '#shared/table';
import { DataClient } from '../../../../renderer/workers/data/data-client';
import { Session } from '../../../../renderer/workbench/session';
import { WorkerYard } from '../../../support/data-worker';

const AGE = 'age-encryption.org/v1\n-> X25519 x\n';
const digest = digestOf(new TextEncoder().encode('manifest'));

/** A package as the host describes it once it held. */
const PACKAGE = {
  digest,
  verdict: { status: 'training', signed: true },
  manifest: {
    name: 'asylum-practice',
    title: 'Asylum',
    resources: [{ name: 'cases', path: 'data/cases.csv', format: 'csv', bytes: 30, title: 'Cases', schema: { fields: [{ name: 'geo', type: 'string' }, { name: 'n', type: 'integer', title: 'Number' }] } }],
    molo: { languages: ['en'] },
  },
  origin: { package: 'asylum-practice', digest, signed: true },
} as unknown as OpenPackage;

const yards: WorkerYard[] = [];
afterEach(() => yards.splice(0).forEach((yard) => yard.started.forEach((worker) => worker.terminate())));

/** A session over the real worker; the host answers as it is told. */
function newSession(answers: Readonly<Record<string, (input: never) => unknown>> = {}) {
  const yard = new WorkerYard({ cases: 'geo,n\nPL,1\nCZ,2\n' });
  yards.push(yard);
  const asked: string[] = [];
  const host = {
    call: async (name: string, input: never) => {
      asked.push(name);
      return answers[name]?.(input) ?? null;
    },
    upload: async () => 'upload-1',
  } as unknown as Client;
  const worker = new DataClient(yard.spawn, Promise.resolve({} as WebAssembly.Module));
  const session = new Session(host, worker);
  return { session, worker, asked, data: () => session.store.getState().data, openings: () => session.store.getState().openings };
}

describe('opening', () => {
  it('reads a plain file in the page, as unsigned, without a word to the host', async () => {
    const { session, asked, data, openings } = newSession();
    await session.openFile(new File(['geo;n\nPL;1\n'], 'wnioski.csv'));
    expect(data()).toEqual([
      expect.objectContaining({
        id: 'files.wnioski',
        verdict: { status: 'unsigned', signed: false, name: 'wnioski.csv' },
        origin: { package: 'wnioski.csv', digest: digestOf(new TextEncoder().encode('geo;n\nPL;1\n')), signed: false },
        tables: [expect.objectContaining({ alias: 'files', name: 'wnioski', rows: 1, reading: expect.objectContaining({ delimiter: ';' }) as unknown })],
      }),
    ]);
    expect(openings()).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('hands a sealed file to the host and reads its tables by their declared schema', async () => {
    const { session, worker, data } = newSession({ 'package.open': () => ({ opened: true, package: PACKAGE }) });
    await session.openFile(new File([AGE], 'a.molo'));
    expect(data()).toMatchObject([{ id: digest, alias: 'asylum_practice', title: { en: 'Asylum' }, tables: [{ name: 'cases', title: { en: 'Cases' }, rows: 2 }] }]);
    const { table } = await worker.query({ sql: 'SELECT sum(n) AS n FROM asylum_practice.cases' });
    expect([...records(table)]).toEqual([{ n: 3 }]);
  });

  it('keeps the verdict of what is refused, and imports nothing', async () => {
    const verdict = { status: 'refused', signed: false, error: { code: 'trust.badSignature', params: { file: 'a.molo' } } };
    const { session, data, openings } = newSession({ 'package.open': () => ({ opened: false, verdict }) });
    await session.openFile(new File([AGE], 'a.molo'));
    expect(data()).toEqual([]);
    expect(openings()).toMatchObject([{ name: 'a.molo', state: { is: 'refused', verdict } }]);
    session.dismiss(openings()[0]?.id ?? 0);
    expect(openings()).toEqual([]);
  });

  it('waits for a passphrase and goes on with the same upload', async () => {
    let locked = true;
    const uploads: unknown[] = [];
    const open = (input: { upload: string }): unknown => {
      uploads.push(input.upload);
      if (locked) throw new MoloError('trust.passphraseNeeded', { name: 'me' });
      return { opened: true, package: PACKAGE };
    };
    const { session, data, openings } = newSession({ 'package.open': open });
    await session.openFile(new File([AGE], 'a.molo'));
    expect(openings()).toMatchObject([{ state: { is: 'locked' } }]);
    locked = false;
    await session.retry(openings()[0]?.id ?? 0);
    expect(data()).toHaveLength(1);
    expect(uploads).toEqual(['upload-1', 'upload-1']);
  });

  it('opens what was refused with what its holder says yes to, one thing after the other', async () => {
    const accepted: (readonly string[])[] = [];
    const refusal = (code: string) => ({ opened: false, verdict: { status: 'refused', signed: false, error: { code, params: { file: 'a.molo' } } } });
    const open = ({ accept }: { accept: readonly string[] }): unknown => {
      accepted.push(accept);
      return accept.length === 0 ? refusal('trust.rollback') : accept.length === 1 ? refusal('trust.expired') : { opened: true, package: PACKAGE };
    };
    const { session, data, openings } = newSession({ 'package.open': open });
    await session.openFile(new File([AGE], 'a.molo'));
    const { id } = openings()[0] ?? { id: 0 };
    expect(openings()).toMatchObject([{ state: { is: 'refused', accepts: 'earlier' } }]);
    await session.retry(id, 'earlier');
    expect(openings()).toMatchObject([{ state: { is: 'refused', accepts: 'expired' } }]);
    await session.retry(id, 'expired');
    expect([data().length, openings()]).toEqual([1, []]);
    expect(accepted).toEqual([[], ['earlier'], ['earlier', 'expired']]);
  });

  it('withdraws the tables of a publisher whose key was declared void since', async () => {
    const verdict = { status: 'refused', signed: false, error: { code: 'trust.revoked', params: { file: 'a.molo', date: '2026-11-22' } }, package: { digest } };
    const { session, worker, data, openings } = newSession({
      'sample.open': () => ({ opened: true, package: PACKAGE }),
      'package.list': () => [{ opened: false, verdict }],
    });
    await session.openSample();
    await session.recheck();
    expect(data()).toEqual([]);
    expect(openings()).toMatchObject([{ name: 'asylum-practice', state: { is: 'refused', verdict, accepts: null } }]);
    await expect(worker.query({ sql: 'SELECT 1 FROM asylum_practice.cases' })).rejects.toMatchObject({ code: 'query.noTable' });
  });

  it('lets the host forget a locked file that is given up', async () => {
    const discarded: unknown[] = [];
    const { session, openings } = newSession({
      'package.open': () => {
        throw new MoloError('trust.passphraseNeeded', { name: 'me' });
      },
      'upload.discard': (input: unknown) => discarded.push(input),
    });
    await session.openFile(new File([AGE], 'a.molo'));
    session.dismiss(openings()[0]?.id ?? 0);
    expect(openings()).toEqual([]);
    expect(discarded).toEqual([{ upload: 'upload-1' }]);
  });

  it('says of a file that cannot be read why, in its place', async () => {
    const { session, openings } = newSession();
    await session.openFile(new File(['a\0b\n'], 'x.bin'));
    expect(openings()).toMatchObject([{ name: 'x.bin', state: { is: 'failed', error: { name: 'MoloError' } } }]);
  });

  it('opens nothing twice', async () => {
    const { session, data } = newSession({ 'sample.open': () => ({ opened: true, package: PACKAGE }) });
    await session.openSample();
    await session.openSample();
    expect(data()).toHaveLength(1);
  });

  it('finds again after a reload what the host holds', async () => {
    const { session, data } = newSession({ 'package.list': () => [{ opened: true, package: PACKAGE }] });
    await session.restore();
    expect(data()).toMatchObject([{ id: digest }]);
  });

  it('calls after a reload each edition what it was called, in the order of before, whoever is read first', async () => {
    const edition = (number: number, rest: object) => ({ ...PACKAGE, digest: digestOf(new TextEncoder().encode(`edition ${number}`)), ...rest }) as unknown as OpenPackage;
    const held = [edition(1, {}), edition(2, { alias: 'asylum_practice_3' }), edition(3, { alias: 'asylum_practice' })];
    const attached: unknown[] = [];
    const { session, worker, data } = newSession({ 'package.list': () => held.map((one) => ({ opened: true, package: one })), 'package.attach': (input) => attached.push(input) });
    // The last is read first.
    const load = worker.load.bind(worker);
    const waiting: (() => void)[] = [];
    worker.load = (...asked) =>
      new Promise((resolve, reject) => {
        waiting.push(() => void load(...asked).then(resolve, reject));
      });
    const restored = session.restore();
    await expect.poll(() => waiting.length).toBe(3);
    for (const [index, goOn] of waiting.toReversed().entries()) {
      goOn();
      await expect.poll(() => data().length).toBe(index + 1);
    }
    await restored;
    expect(data().map(({ id, alias }) => [id, alias])).toEqual([
      [held[0]?.digest, 'asylum_practice_2'],
      [held[1]?.digest, 'asylum_practice_3'],
      [held[2]?.digest, 'asylum_practice'],
    ]);
    expect(attached).toContainEqual({ digest: held[0]?.digest, alias: 'asylum_practice_2' });
  });
});

describe('opening many at once', () => {
  const named = (name: string) => ({ opened: true, package: { ...PACKAGE, digest: digestOf(new TextEncoder().encode(name)) } });

  it('sends the host one sealed file after the other, gives every edition an alias of its own, and says that an eleventh is too many', async () => {
    let [sent, most] = [0, 0];
    const { session, data, openings } = newSession({
      'package.open': ({ upload }: { upload: string }) => {
        sent--;
        return named(upload);
      },
    });
    (session as unknown as { host: { upload: (file: File) => Promise<string> } }).host.upload = async (file) => {
      most = Math.max(most, ++sent);
      return file.name;
    };
    const names = Array.from({ length: 11 }, (_, index) => `p${index}.molo`);
    await session.openFiles(names.map((name) => new File([AGE + name], name)));
    expect(most).toBe(1);
    expect(data().map(({ alias }) => alias)).toEqual(['asylum_practice', ...names.slice(2).map((_, index) => `asylum_practice_${index + 2}`)]);
    expect(openings()).toMatchObject([{ name: 'p10.molo', state: { is: 'failed', error: { code: 'query.limit' } } }]);
  });

  it('ends at once what waits for its turn, and goes on with the others', async () => {
    let answer: (opened: unknown) => void = () => undefined;
    const first = new Promise((resolve) => (answer = resolve));
    const { session, data, openings } = newSession({ 'package.open': () => first });
    const opened = session.openFiles([new File([AGE], 'a.molo'), new File([AGE], 'b.molo')]);
    await expect.poll(() => openings().map(({ state }) => state.is)).toEqual(['verifying', 'waiting']);
    session.cancel(openings()[1]?.id ?? 0);
    expect(openings()).toMatchObject([{ name: 'a.molo' }]);
    answer(named('a'));
    await opened;
    expect([data().length, openings()]).toEqual([1, []]);
  });
});

describe('closing', () => {
  it('takes the tables away and lets the host forget the package', async () => {
    const { session, worker, asked, data } = newSession({ 'sample.open': () => ({ opened: true, package: PACKAGE }) });
    await session.openSample();
    await session.close(digest);
    expect(data()).toEqual([]);
    expect(worker.databases()).toEqual([]);
    expect(asked).toContain('package.close');
  });

  it('leaves other files where they are', async () => {
    const { session, worker, data } = newSession();
    await session.openFile(new File(['x\n1\n'], 'a.csv'));
    await session.openFile(new File(['x\n2\n'], 'b.csv'));
    await session.close('files.a');
    expect(data().map(({ id }) => id)).toEqual(['files.b']);
    expect([...records((await worker.query({ sql: 'SELECT x FROM b' })).table)]).toEqual([{ x: 2 }]);
  });
});

describe('where the host takes files by path', () => {
  it('sends no byte of a sealed file, and still none of a plain one', async () => {
    const inputs: unknown[] = [];
    const yard = new WorkerYard({ cases: 'geo,n\nPL,1\n' });
    yards.push(yard);
    const call = async (_: string, input: unknown): Promise<unknown> => (inputs.push(input), { opened: true, package: PACKAGE });
    const host = { call, upload: () => Promise.reject(new Error('sent')) } as unknown as Client;
    const worker = new DataClient(yard.spawn, Promise.resolve({} as WebAssembly.Module));
    const session = new Session(host, worker, (file) => `/media/stick/${file.name}`);
    await session.openFile(new File([AGE], 'a.molo'));
    await session.openFile(new File(['x\n1\n'], 'b.csv'));
    expect(inputs).toEqual([{ path: '/media/stick/a.molo', accept: [] }, { digest, alias: 'asylum_practice' }]);
    expect(session.store.getState().data).toHaveLength(2);
  });
});
