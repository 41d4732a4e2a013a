import { MoloError } from '#shared/base';
import type { z } from './schemas';

const DEEPEST = 100;

/** @throws MoloError `host.malformed` for what is not JSON, or nested so deep that checking it would exhaust the stack */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new MoloError('host.malformed', { at: '/' }, { cause });
  }
  const left: [value: unknown, depth: number][] = [[value, 0]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [part, depth] = next;
    if (typeof part !== 'object' || part === null) continue;
    if (depth === DEEPEST) throw new MoloError('host.malformed', { at: '/' });
    for (const member of Object.values(part)) left.push([member, depth + 1]);
  }
  return value;
}

/** @throws MoloError `host.malformed` with the JSON Pointer `at` (RFC 6901) of the first part that does not fit */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path ?? [];
  const at = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('') || '/';
  throw new MoloError('host.malformed', { at }, { cause: result.error });
}
