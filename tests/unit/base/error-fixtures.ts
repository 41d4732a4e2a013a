import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '#renderer/host';
import { DataClient } from '#renderer/workers';
import { openKeyring, openPackage, receiptOf, type SealRequest, storageError, writeAtomically } from '#electron/services';
import { asMoloError, type ErrorCode, LIMITS } from '#shared/base';
import { bindBriefing, parseBriefing } from '#shared/briefing';
import { parseChart, planChart, renderSvg } from '#shared/chart';
import { createTranslator } from '#shared/i18n';
import { archivedFiles, bytesOf, checkRecipients, checkTrueCopy, chosenFiles, type DraftProperties, readCard, readManifest, revocationListOf, surveyPackage } from '#shared/package';
import { read, type ReadOptions, sourceOf } from '#shared/reader';
import { columnFrom, type Table } from '#shared/table';
import { digestOf } from '#shared/provenance';
import { CSV, entry, forge, type Forgery, type Person, person, readBytes, sealSmall, smallDescriptor, utf8 } from '../../support/packages';
import type { ErrorStage } from './error-stage';

/** Makes the real code raise its error, through the room's door. */
export type ErrorFixture = (stage: ErrorStage) => unknown;

const reading = (text: string | Uint8Array, options: ReadOptions = {}, name = 'a.csv') => read(sourceOf(name, typeof text === 'string' ? utf8(text) : text), options);

/** Opens for Ewa what a forger made of Anna's package. */
const openingForgery = (name: string, forgery: Forgery): ErrorFixture => async ({ folder, anna, ewa }) => {
  const file = join(folder, `${name}.molo`);
  await forge(anna, ewa, file, forgery);
  return openPackage(file, ewa.keyring);
};

/** Opens for `reader` what `publisher` sealed for Ewa, after `change` came over its bytes. */
async function opening({ folder, ewa }: ErrorStage, publisher: Person, reader: Person, change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes) {
  const file = join(folder, 'a.molo');
  await sealSmall(publisher, [ewa], file, { overwrite: true });
  await writeFile(file, change(await readBytes(file)));
  return openPackage(file, reader.keyring);
}

/** Opens for Ewa, who knows Anna, what somebody else of the name sealed for her. */
async function openingImpostor({ folder, ewa }: ErrorStage, name: string) {
  const impostor = await person(join(folder, 'impostors'), name);
  return opening({ folder, ewa } as ErrorStage, impostor, ewa);
}

/** Opens for Ewa an edition of a package of Anna's. */
async function openingEdition({ folder, anna, ewa }: ErrorStage, name: string, request: Partial<SealRequest> = {}, molo: DraftProperties = {}) {
  const descriptor = { ...smallDescriptor(name), molo };
  const sealed = await sealSmall(anna, [ewa], join(folder, `${name}-${(request.previous?.sequence ?? 0) + 1}.molo`), { descriptor, overwrite: true, ...request });
  await openPackage(sealed.path, ewa.keyring);
  return { path: sealed.path, sequence: sealed.manifest.molo.sequence, digest: sealed.digest };
}

const asking = (sql: string): ErrorFixture => ({ engine }) => engine().query(sql);

const tableOf = (names: readonly string[], rows: number): Table => ({
  rows,
  fields: names.map((name) => ({ name, type: 'integer' as const })),
  columns: names.map(() => columnFrom(Array.from({ length: rows }, (_, row) => row))),
});

const BARS = { data: { name: 'cases' }, mark: 'bar', encoding: { x: { field: 'year', type: 'ordinal' } } };

const BRIEFING = { molo: 'briefing/1', language: 'en', title: 'One figure', blocks: [{ type: 'paragraph', content: [{ figure: { sql: 'select 1' } }] }] };

/** A thread that never answers. */
const silentWorker = () => ({ addEventListener: () => undefined, postMessage: () => undefined, terminate: () => undefined });

/** A system call that was refused. A test cannot fill a disk, and as root it may do everything. */
const systemCall = (code: string) => Object.assign(new Error(code), { code, syscall: 'open' });

const raise = (error: unknown): never => {
  throw error;
};

/** Code -> how to be told it. `error-codes.test.ts` runs them all. */
export const ERROR_FIXTURES: Readonly<Record<ErrorCode, ErrorFixture>> = {
  'usage.invalid': () => reading('a\n1\n', { delimiter: 'ab' }),

  'package.malformed': () => readManifest(utf8('{}')),
  'package.damaged': (stage) => opening(stage, stage.anna, stage.ewa, (bytes) => bytes.with(-1, (bytes.at(-1) as number) ^ 1)),
  'package.truncated': (stage) => opening(stage, stage.anna, stage.ewa, (bytes) => bytes.subarray(0, 100)),
  'package.digest': openingForgery('digest', { entries: (all) => [...all.slice(0, 2), entry('data/applicants.csv', utf8('x'.repeat(CSV.length)))] }),
  'package.limit': () => reading('a\n1\n2\n', { limits: { rows: 1 } }),
  'package.unsupported': () => reading(Uint8Array.of(0, 1, 2, 0), {}, 'a.bin'),
  'package.encoding': () => reading(Uint8Array.of(0x61, 0x0a, 0xff, 0x0a), { encoding: 'utf-8' }),
  'package.table': () => reading('a,b\n1\n'),
  'package.archive': () => archivedFiles(bytesOf(new Blob(['PK\u0003\u0004'])), 'a.zip'),
  'package.resource': async () => surveyPackage(await chosenFiles([{ path: 'datapackage.json', file: new File(['{"resources":[{"path":"https://example.org/a.csv"}]}'], 'datapackage.json') }])),
  'package.notTheCopy': async ({ folder, anna, ewa }) => {
    const sealed = await sealSmall(anna, [ewa], join(folder, 'sent.molo'), { overwrite: true });
    checkTrueCopy(receiptOf(sealed, [ewa.identity.card], 'hybrid'), { bytes: 1, hash: sealed.hash }, 'copy.molo');
  },

  'trust.badSignature': openingForgery('signature', { signature: () => utf8('') }),
  'trust.unknownSigner': (stage) => opening(stage, stage.stranger, stage.ewa),
  'trust.notRecipient': (stage) => opening(stage, stage.anna, stage.stranger),
  'trust.recipientsUnbound': async (stage) => {
    const recipients = [stage.ewa, stage.stranger].map(({ identity }) => identity.card.recipients.hybrid);
    await openingForgery('unbound', { recipients })(stage);
  },
  'trust.changedKey': (stage) => openingImpostor(stage, 'Anna'),
  'trust.lookAlike': (stage) => openingImpostor(stage, 'Ańna'),
  'trust.origin': async ({ folder, anna, ewa }) => {
    await sealSmall(anna, [ewa], join(folder, 'first.molo'), { overwrite: true });
    const { signed } = await openPackage(join(folder, 'first.molo'), ewa.keyring);
    return sealSmall(ewa, [anna], join(folder, 'passed-on.molo'), { contents: { applicants: utf8('other,bytes\n') }, origins: [signed] });
  },
  'trust.revoked': async ({ folder, anna }) => {
    const keyring = await openKeyring(join(folder, 'issuer'));
    const { fingerprint: issuer } = await keyring.createIdentity({ name: 'Issuer', passphrase: null });
    const { fingerprint } = anna.identity;
    await keyring.applyRevocations({ issuer, number: 1, created: '2026-11-22T12:00:00Z', entries: [{ fingerprint, name: 'Anna', date: '2026-11-22', reason: 'lost' }] });
    return keyring.addContact(anna.card, { fingerprint });
  },
  'trust.rollback': async (stage) => {
    const first = await openingEdition(stage, 'weekly');
    await openingEdition(stage, 'weekly', { previous: first });
    return openPackage(first.path, stage.ewa.keyring);
  },
  'trust.fork': async (stage) => {
    await openingEdition(stage, 'twice');
    return openingEdition(stage, 'twice');
  },
  'trust.expired': ({ folder, ewa, anna }) => openingEdition({ folder, ewa, anna } as ErrorStage, 'expired', {}, { validUntil: '2020-12-31' }),
  'trust.mixedRecipients': ({ ewa }) => checkRecipients(Object.values(ewa.identity.card.recipients)),
  'trust.badRecipient': () => checkRecipients(['age1nonsense']),
  'trust.badCard': () => readCard(utf8('{}')),
  'trust.badName': ({ ewa }) => ewa.keyring.createIdentity({ name: 'Ewa\u202e', passphrase: null }),
  'trust.fingerprintMismatch': ({ ewa, anna }) => ewa.keyring.addContact(anna.card, { fingerprint: '0'.repeat(64) }),
  'trust.badFingerprint': ({ ewa, anna }) => ewa.keyring.addContact(anna.card, { fingerprint: 'abandon '.repeat(24) }),
  'trust.noContact': ({ ewa }) => ewa.keyring.cardNamed('Nobody'),
  'trust.noSuccession': ({ ewa, stranger }) => ewa.keyring.acceptSuccession(stranger.card),
  'trust.unconfirmedRecipient': ({ ewa }) => ewa.keyring.recipientsNamed(['Stranger']),
  'trust.retired': async ({ folder }) => {
    const keyring = await openKeyring(join(folder, 'rotated'));
    const { fingerprint } = await keyring.createIdentity({ name: 'Jan', passphrase: null });
    await keyring.rotateIdentity(fingerprint, { ask: async () => '', passphrase: null });
    return keyring.unlockToSign(fingerprint);
  },
  'trust.badBackup': ({ ewa }) => ewa.keyring.restoreIdentity(utf8('{}'), async () => 'words'),
  'trust.notRevocations': async ({ folder, anna, ewa }) => revocationListOf((await sealSmall(anna, [ewa], join(folder, 'no-list.molo'), { overwrite: true })).manifest),
  'trust.noIdentity': async ({ folder }) => (await openKeyring(join(folder, 'empty'))).unlock('abcd'),
  'trust.passphraseNeeded': ({ ewa }) => ewa.keyring.createIdentity({ name: 'Ewa', passphrase: async () => '' }),
  'trust.passphraseWrong': async ({ folder }) => {
    const home = join(folder, 'locked');
    const { fingerprint } = await (await openKeyring(home, { workFactor: 4 })).createIdentity({ name: 'Jan', passphrase: async () => 'right' });
    return (await openKeyring(home)).unlock(fingerprint, async () => 'wrong');
  },

  'query.empty': asking('-- nothing'),
  'query.syntax': asking('select from where'),
  'query.character': asking('select\u00a01'),
  'query.quotes': asking('select "PL"'),
  'query.noTable': asking('select 1 from nowhere'),
  'query.ambiguous': ({ engine }) => {
    const both = engine();
    for (const alias of ['first', 'second']) both.attach(alias, [{ name: 'cases', table: tableOf(['year'], 1) }]);
    return both.query('select * from cases');
  },
  'query.notReadOnly': asking('drop table cases'),
  'query.severalStatements': asking('select 1; select 2'),
  'query.forbidden': asking("select load_extension('x')"),
  'query.parameter': asking('select :country'),
  'query.cancelled': () => {
    const data = new DataClient(silentWorker, new Promise(() => undefined));
    const cancelling = new AbortController();
    const answer = data.query({ sql: 'select 1' }, { signal: cancelling.signal });
    cancelling.abort();
    return answer;
  },
  'query.memory': asking('select zeroblob(3000000000)'),
  'query.limit': ({ engine }) => {
    const full = engine();
    for (let count = 0; count < 11; count++) full.attach('one', [{ name: 'cases', table: tableOf(['year'], 1) }]);
  },
  'query.fields': ({ engine }) => engine().attach('none', [{ name: 'cases', table: tableOf([], 0) }]),
  'query.failed': asking('select abs(-9223372036854775808)'),
  'query.notByKernel': ({ engine }) => engine().query('select 1', {}, { kernel: 'on' }),

  'storage.notFound': ({ folder, ewa }) => openPackage(join(folder, 'nowhere.molo'), ewa.keyring),
  'storage.exists': async ({ folder }) => {
    const file = join(folder, 'mine.csv');
    await writeFile(file, CSV);
    await writeAtomically(file, CSV);
  },
  'storage.denied': () => raise(storageError(systemCall('EACCES'), 'a.molo')),
  'storage.full': () => raise(storageError(systemCall('ENOSPC'), 'a.molo')),
  'storage.corrupt': async ({ folder }) => {
    const contacts = join(folder, 'bitten', 'contacts');
    await mkdir(contacts, { recursive: true });
    await writeFile(join(contacts, `${'a'.repeat(64)}.json`), '{');
    return (await openKeyring(join(folder, 'bitten'))).contacts();
  },
  'storage.failed': ({ folder, ewa }) => openPackage(folder, ewa.keyring),

  'chart.malformed': () => parseChart('{'),
  'chart.forbidden': () => parseChart({ ...BARS, data: { url: 'https://example.org/a.csv' } }),
  'chart.tooManyRows': () => renderSvg(BARS, tableOf(['year'], LIMITS.chartRows + 1), { translator: createTranslator('en') }),
  'chart.unknownTable': () => planChart(parseChart(BARS), []),
  'chart.unknownField': () => renderSvg(BARS, tableOf(['month'], 1), { translator: createTranslator('en') }),

  'briefing.malformed': () => parseBriefing('{'),
  'briefing.figure': () => bindBriefing(parseBriefing(BRIEFING), async () => ({ table: tableOf(['year'], 2), resultDigest: digestOf(CSV), origins: [], milliseconds: 0 })),

  'host.denied': ({ host, folder }) => host.call('package.open', { path: join(folder, 'a.molo') }),
  'host.malformed': ({ host }) => host.call('settings.set', JSON.parse('{"theme":"any"}')),
  'host.limit': ({ host }) => host.upload(new Blob(['more than ten bytes']), 'a.molo'),
  'host.notOpen': ({ host }) => host.resource(digestOf(CSV), 'cases').getReader().read(),
  'host.lost': () => createClient(() => Promise.reject(new TypeError('nobody there'))).call('app.info', {}),

  cancelled: () => reading('a\n1\n', { signal: AbortSignal.abort() }),
  internal: () => raise(asMoloError(new TypeError('a fault of our own'))),
};
