import { rmSync } from 'node:fs';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type OpenedPackage, openOrRefuse } from '#electron/services';
import { signCard } from '#shared/package';
import { type Cast, CSV, forge, type Forgery, type Loose, person } from '../fixtures/packages/forging';
import type { Fuzzer } from './fuzzer';
import { mutated, type Mutation, mutations } from './mutation';

/** One change of a value somewhere in the manifest. */
interface Edit {
  readonly at: number;
  readonly value: Loose;
}

/** Where somebody changes the package: the file, who has no key; the rest, whoever may read it; the manifest, its publisher. */
type Case =
  | { readonly layer: 'file' | 'archive' | 'signature' | 'manifest bytes'; readonly changes: readonly Mutation[] }
  | { readonly layer: 'manifest'; readonly edits: readonly Edit[] };

const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const edit: fc.Arbitrary<Edit> = fc.record({ at: fraction, value: fc.oneof(fc.constantFrom(undefined, null, 0, -1, 1e308, '', [], {}), fc.jsonValue()) });

const cases: fc.Arbitrary<Case> = fc.oneof(
  fc.record({ layer: fc.constantFrom('file' as const, 'archive' as const, 'signature' as const, 'manifest bytes' as const), changes: fc.array(mutations, { minLength: 1, maxLength: 3 }) }),
  fc.record({ layer: fc.constant('manifest' as const), edits: fc.array(edit, { minLength: 1, maxLength: 2 }) }),
);

/** Every place of a JSON value that can be replaced: whose member, and which. */
function placesOf(value: Loose): [Loose, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [[value, key], ...placesOf(value[key])] as [Loose, string][]);
}

function edited(manifest: Loose, { at, value }: Edit): void {
  const places = placesOf(manifest);
  const [holder, key] = places[Math.floor(at * places.length)] ?? [manifest, 'name'];
  holder[key] = value;
}

function forgeryOf(made: Case): Forgery {
  if (made.layer === 'manifest') return { manifest: (manifest) => void made.edits.forEach((one) => edited(manifest, one)) };
  const change = (honest: Uint8Array): Uint8Array => made.changes.reduce(mutated, honest);
  switch (made.layer) {
    case 'file':
      return { file: change };
    case 'archive':
      return { zip: change };
    case 'signature':
      return { signature: change };
    default:
      return { bytes: change };
  }
}

async function castIn(folder: string): Promise<Cast> {
  const [anna, ewa, revoked, mallory] = [await person(join(folder, 'a'), 'Anna'), await person(join(folder, 'e'), 'Ewa'), await person(join(folder, 'r'), 'Jan'), await person(join(folder, 'm'), 'Mallory')];
  const { fingerprint, ...card } = anna.identity.card;
  await ewa.keyring.addContact(await signCard(card, anna.identity.secrets.signing), { fingerprint });
  return { anna, ewa, revoked, mallory };
}

/** What the issue allows one package. */
const MOST = { milliseconds: 2000, bytes: 64 * 1024 * 1024 } as const;

const memory = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

export default {
  name: 'package',
  about: 'a sealed package that was changed in any way, by anybody, is refused with a code or correctly read, soon and without a trace',
  async prepare() {
    const folder = await mkdtemp(join(tmpdir(), 'molo-fuzz-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const cast = await castIn(folder);
    const path = join(folder, 'package.molo');
    await writeFile(path, '');
    const files = await filesIn(folder);
    return {
      inputs: cases,
      async check(made) {
        await writeFile(path, await forge(cast, forgeryOf(made)));
        const [began, held] = [performance.now(), memory()];
        const outcome = await openOrRefuse(path, cast.ewa.keyring, { record: false });
        const [took, grew] = [performance.now() - began, memory() - held];
        if (took > MOST.milliseconds || grew > MOST.bytes) throw new Error(`It took ${took} ms and ${grew} bytes.`);
        if ((await filesIn(folder)) !== files) throw new Error('Something was written.');
        if ('verdict' in outcome) await checkContent(outcome);
        else if (!/^(package|trust)\./.test(outcome.error.code)) throw new Error(`It was refused with ${outcome.error.code}.`);
      },
    };
  },
} satisfies Fuzzer<Case>;

async function filesIn(folder: string): Promise<string> {
  return (await readdir(folder, { recursive: true })).sort().join('\n');
}

/** Whoever signs may say what they like about a table; that its bytes are the signed ones is the package's promise. */
async function checkContent({ resources }: OpenedPackage): Promise<void> {
  for (const { source } of resources) {
    const pieces: Uint8Array[] = [];
    for await (const piece of source.stream() as unknown as AsyncIterable<Uint8Array>) pieces.push(piece);
    if (Buffer.compare(Buffer.concat(pieces), CSV) !== 0) throw new Error('Other bytes were read than were signed.');
  }
}
