import type { z } from 'zod';
import { LIMITS, MoloError } from '#shared/base';
import type { DraftDescriptor, Manifest, TableSchema } from './descriptor';
import { draftDescriptor, signedDescriptor } from './descriptor-schema';

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
  checkRepeats(manifest.resources.map(({ path }) => path.toLowerCase()), 'path');
  checkRecipients(manifest);
  return manifest;
}

function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length > LIMITS.manifestBytes) {
    throw new MoloError('package.limit', { file: 'datapackage.json', maximum: LIMITS.manifestBytes });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
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
  checkRepeats(resources.map(({ name }) => name), 'name');
  resources.forEach(({ schema }, index) => {
    const names = schema?.fields.map(({ name }) => name) ?? [];
    const repeat = firstRepeat(names);
    if (repeat >= 0) throw malformed(`/resources/${index}/schema/fields/${repeat}/name`);
  });
}

/** Paths are compared without case: on Windows and macOS two such files would be one. */
function checkRepeats(values: readonly string[], property: string): void {
  const repeat = firstRepeat(values);
  if (repeat >= 0) throw malformed(`/resources/${repeat}/${property}`);
}

function checkRecipients(manifest: Manifest): void {
  const repeat = firstRepeat(manifest.molo.recipients);
  if (repeat >= 0) throw malformed(`/molo/recipients/${repeat}`);
}

function firstRepeat(values: readonly string[]): number {
  const seen = new Set<string>();
  return values.findIndex((value) => seen.size === seen.add(value).size);
}
