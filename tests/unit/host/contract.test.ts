import { describe, expect, it } from 'vitest';
import { MoloError } from '#shared/base';
import { type AnyOperation, errorOf, failed, isOperationName, mayAnswer, noteOf, operationNamed, OPERATIONS, PATHS, success, valueOf } from '#shared/host';
import { HANDLERS } from '../../../electron/host/operations/index';
import { z } from '../../../shared/host/schemas';

const NAMES = Object.keys(OPERATIONS).filter(isOperationName);

describe('the contract', () => {
  it('has a handler for every operation, and none besides', () => {
    expect(Object.keys(HANDLERS).sort()).toEqual([...NAMES].sort());
  });

  it.each(NAMES)('%s takes an object of known members and nothing else', (name) => {
    const { input } = operationNamed(name);
    for (const wrong of [undefined, null, 1, '', [], { 'not of the contract': 1 }]) expect(input.safeParse(wrong).success).toBe(false);
  });

  it.each(NAMES)('%s checks what it answers', (name) => {
    const operation = operationNamed(name);
    if (operation.kind === 'bytes') return;
    for (const wrong of [undefined, 1, 'x', { 'not of the contract': 1 }]) expect(() => success(operation.output, wrong)).toThrow();
  });

  it('knows no operation by the name of anything that every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString', '']) expect(isOperationName(name)).toBe(false);
  });

  it('names the families of errors of each operation; host, cancelled and internal may come from any', () => {
    expect(mayAnswer(OPERATIONS['package.open'], 'trust.badSignature')).toBe(true);
    expect(mayAnswer(OPERATIONS['settings.get'], 'trust.badSignature')).toBe(false);
    for (const name of NAMES) for (const code of ['host.denied', 'cancelled', 'internal'] as const) expect(mayAnswer(operationNamed(name), code)).toBe(true);
  });
});

describe('an answer', () => {
  const operation: AnyOperation = OPERATIONS['settings.get'];

  it('carries an error with its params, to the same error on the other side', () => {
    const answer = failed(new MoloError('storage.full', { file: 'a' }), operation);
    expect(() => valueOf(z.null(), answer)).toThrow(expect.objectContaining({ code: 'storage.full', params: { file: 'a' } }));
  });

  it('tells of a fault of our own nothing but that', () => {
    expect(failed(new TypeError('secret path'))).toEqual({ ok: false, error: { code: 'internal', params: {} } });
    expect(failed(new MoloError('trust.noIdentity', { file: 'x' }), operation)).toEqual({ ok: false, error: { code: 'internal', params: {} } });
  });

  it('that no host gives is not believed', () => {
    for (const answer of [null, {}, { ok: true }, { ok: true, value: 1, more: 1 }, { ok: false, error: { code: 'made.up', params: {} } }, { ok: false, error: { code: 'internal', params: { a: {} } } }]) {
      expect(() => valueOf(z.null(), answer)).toThrow(expect.objectContaining({ code: 'host.malformed' }));
    }
    expect(errorOf({ ok: true, value: null }).code).toBe('host.malformed');
  });

  it('of a long operation comes after notes', () => {
    expect(noteOf({ job: 'a-1' })).toEqual({ job: 'a-1' });
    expect(noteOf({ progress: { stage: 'verify', bytes: 1, totalBytes: 2 } })).toEqual({ progress: { stage: 'verify', bytes: 1, totalBytes: 2 } });
    for (const line of [{ ok: true, value: { job: 'x' } }, { job: 1 }, { progress: { bytes: -1 } }, null]) expect(noteOf(line)).toBeNull();
  });
});

it('a resource of any name has an address of its own', () => {
  const digest = `sha256:${'0'.repeat(64)}` as never;
  const address = new URL(PATHS.resource(digest, '../a/b?c#d %'), 'http://127.0.0.1');
  expect([address.search, address.hash, address.pathname.split('/').length]).toEqual(['', '', 4]);
  expect(decodeURIComponent(address.pathname.split('/')[3] ?? '')).toBe('../a/b?c#d %');
});
