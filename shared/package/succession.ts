import type { Fingerprint } from '#shared/base';
import { decodeBase64url } from './base64url';
import { jsonObject } from './json-object';
import { flattenedJws, holds, type Jws, signerOf, signJws } from './jws';
import type { PrivateSigningKey, PublicSigningKey } from './signing-key';

/** A key's word that another one carries on for it. It travels in the card of the new key. */
export interface Succession {
  /** The old key, which signed this. */
  readonly from: Fingerprint;
  /** The day on which it did, `2026-11-22`. */
  readonly date: string;
  readonly jws: Jws;
}

const FORMAT = 'succession/1';
const TYPE = 'molo-succession+jws';
const DATE = /^\d{4}-\d\d-\d\d$/;

export async function signSuccession(old: PrivateSigningKey, from: Fingerprint, to: Fingerprint, date: string): Promise<Succession> {
  const payload = JSON.stringify({ molo: FORMAT, from, to, date });
  return { from, date, jws: await signJws(new TextEncoder().encode(payload), TYPE, old, from) };
}

/** What `value` claims, if it is a succession to `to`; `null` if not. Whether it is true takes the old key: `succeeds`. */
export function readSuccession(value: unknown, to: Fingerprint): Succession | null {
  const jws = flattenedJws(value);
  const payload = jws && jsonObject(decodeBase64url(jws.payload));
  if (!jws || payload?.molo !== FORMAT || payload.to !== to) return null;
  const { date } = payload;
  const from = signerOf(jws.protected, TYPE);
  if (from === null || from !== payload.from || from === to || typeof date !== 'string' || !DATE.test(date)) return null;
  return { from, date, jws };
}

/** Whether the key that a succession names signed it. @param old that key */
export function succeeds({ jws }: Succession, old: PublicSigningKey): Promise<boolean> {
  return holds(jws, TYPE, old);
}
