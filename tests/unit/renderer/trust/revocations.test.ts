import { describe, expect, it } from 'vitest';
import type { OpenData } from '#renderer/workbench';
import type { Fingerprint } from '#shared/base';
import { createTranslator } from '#shared/i18n';
import { openLists } from '../../../../renderer/features/trust/revocations/open-lists';
import { ageInDays, firstGroups, revokedSentence } from '../../../../renderer/features/trust/revocations/words';

const ISSUER = 'ab'.repeat(32) as Fingerprint;
const LOST = { fingerprint: 'cd'.repeat(32) as Fingerprint, name: 'Zofia', date: '2026-11-01', reason: 'lost' } as const;

/** As much of an open package as a list is made of. */
const open = (status: string, sequence: number, revocations?: readonly (typeof LOST)[]): OpenData =>
  ({
    id: `sha256:${String(sequence).repeat(64)}`,
    verdict: { status, publisher: { fingerprint: ISSUER, claimedName: 'Office', own: false } },
    manifest: { created: '2026-11-02T10:00:00Z', molo: { sequence, ...(revocations && { revocations }) } },
  }) as unknown as OpenData;

describe('lists of revoked keys in open packages', () => {
  it('wait until one of that number, or a newer one, holds', () => {
    const data = [open('trusted', 2, [LOST])];
    const applied = (number: number) => [{ issuer: ISSUER, number, created: '', received: '', entries: [] }];
    expect(openLists(data, [])).toMatchObject([{ issuer: ISSUER, number: 2, name: 'Office', entries: [LOST] }]);
    expect(openLists(data, applied(1))).toHaveLength(1);
    expect(openLists(data, applied(2))).toEqual([]);
    expect(openLists(data, applied(3))).toEqual([]);
  });

  it('are none in exercises, and none in packages of anything else', () => {
    expect(openLists([open('training', 1, [LOST]), open('trusted', 2), open('unsigned', 3, [LOST])], [])).toEqual([]);
  });
});

describe('what is said of them', () => {
  it('counts their age in whole days, and never below none', () => {
    const noon = Date.parse('2026-11-22T12:00:00Z');
    expect([ageInDays('2026-11-22T11:00:00Z', noon), ageInDays('2026-10-19T12:00:00Z', noon), ageInDays('2027-01-01T00:00:00Z', noon)]).toEqual([0, 34, 0]);
  });

  it('names the issuer as the holder does, or by the beginning of the key', () => {
    const revoked = { by: ISSUER, date: '2026-11-01', reason: 'lost' } as const;
    expect(revokedSentence(createTranslator('en'), revoked, 'Prague')).toBe('Declared void by Prague, since 1 November 2026: the key was lost.');
    expect(revokedSentence(createTranslator('en'), revoked, null)).toContain(firstGroups(ISSUER));
  });
});
