import { repeatedMember } from './json-members';

/** The JSON object that `bytes` are, without a member twice; `null` when they are none. */
export function jsonObject(bytes: Uint8Array | null): Record<string, unknown> | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes ?? new Uint8Array(0));
    const json: unknown = JSON.parse(text);
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject && repeatedMember(text) === null ? (json as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
