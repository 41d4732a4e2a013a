import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createHandler, createServices, pageIn, type RequestHandler, type Services } from '#electron/host';
import { isMoloError } from '#shared/base';
import { isOperationName, JSON_TYPE, LINES_TYPE, noteOf, operationNamed, parseJson, upload, valueOf } from '#shared/host';
import { z } from 'zod';
import type { Fuzzer } from './fuzzer';

/** A request as anybody might make it. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly type: string | null;
  readonly body: string | Uint8Array;
}

const DIGEST = `sha256:${'0'.repeat(64)}`;
const FINGERPRINT = 'ab'.repeat(32);

/** Inputs that fit, where carrying them out is cheap; the others are only ever spoilt. */
const HONEST: Readonly<Record<string, unknown>> = {
  'app.info': {},
  'settings.get': {},
  'package.open': { upload: 'none', accept: ['earlier'] },
  'package.list': {},
  'package.attach': { digest: DIGEST, alias: 'cases' },
  'package.close': { digest: DIGEST },
  'package.edition': { identity: FINGERPRINT, name: 'cases' },
  'package.forward': { digest: DIGEST, identity: FINGERPRINT, recipients: [FINGERPRINT], kind: 'hybrid', file: 'a.molo' },
  'sealed.discard': { sealed: 'none' },
  'content.discard': { batch: 'none' },
  'upload.discard': { upload: 'none' },
  'identity.list': {},
  'identity.unlock': { fingerprint: FINGERPRINT, passphrase: 'x' },
  'identity.card': { fingerprint: FINGERPRINT },
  'card.read': { card: '{}' },
  'contact.list': {},
  'contact.add': { card: '{}', fingerprint: FINGERPRINT, petName: 'x' },
  'contact.rename': { fingerprint: FINGERPRINT, petName: 'x' },
  'contact.remove': { fingerprint: FINGERPRINT },
  'contact.restore': { fingerprint: FINGERPRINT },
  'document.list': { kind: 'query' },
  'document.load': { id: 'a' },
  'document.save': { document: { id: 'a', kind: 'query', title: 'x', revision: 1, content: { sql: 'select 1' } }, base: 0 },
  'document.remove': { id: 'a' },
  'font.list': {},
  cancel: { job: 'none' },
};
const DEAR: Readonly<Record<string, unknown>> = {
  'settings.set': { theme: 'dark', flags: { a: true } },
  'sample.open': { edition: 1 },
  'package.seal': {
    descriptor: { name: 'cases', title: 'Cases', resources: [{ name: 'cases', format: 'csv' }] },
    ...{ tables: { cases: 'none' }, companions: {}, identity: FINGERPRINT, recipients: [FINGERPRINT], kind: 'hybrid', file: 'a.molo' },
  },
  'identity.create': { name: 'x', passphrase: null },
  'picture.png': { svg: '<svg/>', scale: 1 },
};

/** Put in some place of an honest input, each of these has made some server stumble. */
const STUMBLES: readonly unknown[] = [
  ...[null, true, -1, 1e308, 0.1, '', ' ', '\0', '\u202e', '../..', '__proto__', 'constructor', 'x'.repeat(70_000), [], {}, [[[]]]],
  ...[{ $ne: null }, { toString: 1 }, { __proto__: { a: 1 } }, { length: 1e9 }, Array.from({ length: 300 }, () => 0), '/etc/passwd', DIGEST, FINGERPRINT],
];

const stumble = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...STUMBLES) }, { weight: 1, arbitrary: fc.jsonValue() });

/** An input with one thing wrong: a member replaced, left out or added, wherever it lies. */
const spoilt = fc.tuple(fc.constantFrom(...Object.entries({ ...HONEST, ...DEAR })), fc.nat(), fc.constantFrom('put', 'drop', 'add'), fc.oneof(fc.constantFrom('x', '__proto__', 'path', 'toString', ''), fc.string()), stumble).map(([[name, honest], place, how, key, value]) => {
  const copy = structuredClone(honest) as Record<string, unknown>;
  const places: [Record<string, unknown>, string][] = [];
  const walk = (record: Record<string, unknown>): void => {
    for (const [own, member] of Object.entries(record)) {
      places.push([record, own]);
      if (typeof member === 'object' && member !== null) walk(member as Record<string, unknown>);
    }
  };
  walk(copy);
  const [record, own] = places[place % Math.max(1, places.length)] ?? [copy, 'x'];
  if (how === 'put' && places.length > 0) record[own] = value;
  else if (how === 'drop' && places.length > 0) delete record[own];
  else Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
  return { name, body: JSON.stringify(copy) };
});

const honest = fc.constantFrom(...Object.entries(HONEST)).map(([name, input]) => ({ name, body: JSON.stringify(input) }));

/** Text that was whole once. */
const torn = fc.tuple(honest, fc.nat(200), fc.string({ unit: 'binary', maxLength: 4 })).map(([{ name, body }, place, scrap]) => {
  const at = place % (body.length + 1);
  return { name, body: body.slice(0, at) + scrap + body.slice(at + 1) };
});

const question: fc.Arbitrary<Asked> = fc
  .tuple(fc.oneof({ weight: 6, arbitrary: spoilt }, { weight: 1, arbitrary: honest }, { weight: 2, arbitrary: torn }), fc.constantFrom(JSON_TYPE, JSON_TYPE, JSON_TYPE, JSON_TYPE, 'text/plain', null))
  .map(([{ name, body }, type]) => ({ method: 'POST', path: `/op/${name}`, type, body }));

const segment = fc.oneof(
  fc.constantFrom('op', 'package', 'upload', 'font', 'csp-report', 'assets', 'index.html', 'app.info', 'package.open', '..', '%2e%2e', '%2f', '%00', '%', '__proto__', 'constructor', '0.woff2', encodeURIComponent(DIGEST), 'cases', '?name=x', ''),
  fc.string({ unit: 'binary', maxLength: 12 }).map(encodeURIComponent),
);

/** Anything at all, at any address. */
const anything: fc.Arbitrary<Asked> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'X'),
  path: fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`),
  type: fc.constantFrom(JSON_TYPE, 'application/octet-stream', 'application/csp-report', 'text/html', null),
  body: fc.oneof(fc.json(), fc.string(), fc.uint8Array({ maxLength: 300 })),
});

const STATUSES = new Set([200, 204, 400, 404, 405, 413]);

/** Bytes by which the heap may grow over a whole hunt; what was left behind by each case would soon be more. */
const GROWTH = 192 * 1024 * 1024;

/** Every answer is one that the contract knows, whatever was asked; the inside is never seen, and nothing is left of it. */
async function checkAnswer(services: Services, asked: Asked, response: Response): Promise<void> {
  const text = await response.text();
  const { status, headers } = response;
  const expect = (holds: boolean, promise: string): void => {
    if (!holds) throw new Error(`${promise}: ${status} ${text.slice(0, 500)}`);
  };
  expect(STATUSES.has(status), 'the status is one of the contract');
  expect(headers.get('x-content-type-options') === 'nosniff' && headers.get('content-security-policy') !== null, 'every answer is protected');
  expect(!/\n\s+at |node:internal|\/tests\/|\.ts:\d/.test(text), 'nothing of the inside is told');
  expect(services.jobs.size === 0, 'no job is left');
  if (![JSON_TYPE, LINES_TYPE].includes(headers.get('content-type') ?? '')) return;
  const lines = text.split('\n').filter((line) => line !== '').map(parseJson);
  expect(lines.slice(0, -1).every((line) => noteOf(line) !== null), 'before the answer come notes');
  expect(fits(asked.path, lines.at(-1)), 'the answer fits its schema');
}

function fits(path: string, answer: unknown): boolean {
  const name = path.slice('/op/'.length);
  const operation = path.startsWith('/op/') && isOperationName(name) ? operationNamed(name) : null;
  try {
    // An upload's id is the one value that no operation gives.
    valueOf(operation === null ? upload : operation.kind === 'bytes' ? z.never() : operation.output, answer);
    return true;
  } catch (error) {
    // An answer that is an error is thrown as that error.
    return isMoloError(error) && error.code === (answer as { error?: { code?: string } } | null)?.error?.code;
  }
}

async function plant(folder: string): Promise<{ services: Services; handle: RequestHandler }> {
  await mkdir(join(folder, 'page'));
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html>');
  const services = await createServices({ home: join(folder, 'home'), version: '1.2.3', host: 'loopback', memory: 16 * 1024 * 1024 });
  const onFault = (fault: unknown): void => {
    throw new Error('A fault of our own.', { cause: fault });
  };
  return { services, handle: createHandler(services, await pageIn(join(folder, 'page')), { onFault }) };
}

/** Carrying it out would cost more than it shows. */
function isDear({ path, body }: Asked): boolean {
  const name = path.slice('/op/'.length);
  if (!(name in DEAR) || !isOperationName(name)) return false;
  try {
    return operationNamed(name).input.safeParse(JSON.parse(String(body))).success;
  } catch {
    return false;
  }
}

export default {
  name: 'host',
  about: 'any request at all is answered by the contract, with no fault inside, no job left and no growth',
  async prepare() {
    const folder = await mkdtemp(join(tmpdir(), 'molo-fuzz-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const { services, handle } = await plant(folder);
    const heap = process.memoryUsage().heapUsed;
    return {
      inputs: fc.oneof({ weight: 3, arbitrary: question }, { weight: 1, arbitrary: anything }),
      async check(asked) {
        if (isDear(asked)) return;
        const { method, path, type, body } = asked;
        const readOnly = method === 'GET' || method === 'HEAD';
        const request = new Request(`http://127.0.0.1${path}`, { method, headers: type === null ? {} : { 'content-type': type }, ...(!readOnly && { body: Buffer.from(body) }) });
        await checkAnswer(services, asked, await handle(request));
        if (process.memoryUsage().heapUsed > heap + GROWTH) throw new Error('The heap has grown.');
      },
    };
  },
} satisfies Fuzzer<Asked>;
