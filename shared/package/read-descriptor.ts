import type { z } from 'zod';
import { LIMITS, MoloError } from '#shared/base';
import type { DraftDescriptor, Manifest, TableSchema } from './descriptor';
import { draftDescriptor, signedDescriptor } from './descriptor-schema';
import { nestingDepth, repeatedMember } from './json-members';

/** Where a descriptor's JSON is wrong: `at` is a JSON Pointer (RFC 6901), empty for the whole. */
function malformed(at: string, cause?: unknown): MoloError {
  return new MoloError('package.malformed', { file: 'datapackage.json', at: at || '/' }, { cause });
}

/**
 * The descriptor that an author wrote (`molo pack --descriptor`), checked.
 * @throws MoloError `package.malformed` with the JSON Pointer `at` of what is wrong; `package.limit`.
 */
export function readDescriptor(bytes: Uint8Array): DraftDescriptor {
  const descriptor = checked(draftDescriptor, parseJson(bytes)) as DraftDescriptor;
  checkResources(descriptor.resources);
  checkRepeats(descriptor.molo?.companions?.map(({ path }) => path.toLowerCase()) ?? [], '/molo/companions', 'path');
  return descriptor;
}

/**
 * The manifest of a sealed package: what `readDescriptor` asks for, and all that sealing adds.
 * Call it on bytes whose signature held, or treat what it returns as a mere claim.
 * @throws MoloError `package.malformed` with the JSON Pointer `at` of what is wrong; `package.limit`.
 */
export function readManifest(bytes: Uint8Array): Manifest {
  const manifest = checked(signedDescriptor, parseJson(bytes)) as Manifest;
  checkResources(manifest.resources);
  checkRepeats(manifest.resources.map(({ path }) => path.toLowerCase()), '/resources', 'path');
  checkRepeats(manifest.molo.companions?.map(({ path }) => path.toLowerCase()) ?? [], '/molo/companions', 'path');
  checkRecipients(manifest);
  checkEditionNumber(manifest);
  return manifest;
}

function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length > LIMITS.manifestBytes) {
    throw new MoloError('package.limit', { file: 'datapackage.json', maximum: LIMITS.manifestBytes });
  }
  const text = textOf(bytes);
  if (nestingDepth(text) > LIMITS.manifestDepth) throw malformed('');
  const json = parsed(text);
  const repeated = repeatedMember(text);
  if (repeated !== null) throw malformed(`/${repeated.slice(0, 100)}`);
  return json;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw malformed('', cause);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw malformed('', cause);
  }
}

/** The JSON value itself, not zod's copy: unknown properties stay as they were signed. */
function checked(schema: z.ZodType, json: unknown): unknown {
  const result = schema.safeParse(json);
  if (result.success) return json;
  const [issue] = result.error.issues;
  throw malformed((issue?.path ?? []).map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''), result.error);
}

function checkResources(resources: readonly { readonly name: string; readonly schema?: TableSchema }[]): void {
  checkRepeats(resources.map(({ name }) => name), '/resources', 'name');
  const fields = resources.reduce((sum, { schema }) => sum + (schema?.fields.length ?? 0), 0);
  if (fields > LIMITS.packageFields) throw new MoloError('package.limit', { file: 'datapackage.json', maximum: LIMITS.packageFields });
  resources.forEach(({ schema }, index) => {
    const names = schema?.fields.map(({ name }) => name) ?? [];
    const repeat = firstRepeat(names);
    if (repeat >= 0) throw malformed(`/resources/${index}/schema/fields/${repeat}/name`);
  });
}

/** Paths are compared without case: on Windows and macOS two such files would be one. */
function checkRepeats(values: readonly string[], list: string, property: string): void {
  const repeat = firstRepeat(values);
  if (repeat >= 0) throw malformed(`${list}/${repeat}/${property}`);
}

function checkRecipients({ molo: { recipients, unconfirmed = [] } }: Manifest): void {
  const repeat = firstRepeat(recipients);
  if (repeat >= 0) throw malformed(`/molo/recipients/${repeat}`);
  const stray = unconfirmed.findIndex((recipient) => !recipients.includes(recipient));
  if (stray >= 0) throw malformed(`/molo/unconfirmed/${stray}`);
}

/** The first edition follows none, every other one follows one. */
function checkEditionNumber({ molo: { sequence, previous } }: Manifest): void {
  if ((sequence === 1) !== (previous === undefined)) throw malformed('/molo/previous');
}

function firstRepeat(values: readonly string[]): number {
  const seen = new Set<string>();
  return values.findIndex((value) => seen.size === seen.add(value).size);
}
