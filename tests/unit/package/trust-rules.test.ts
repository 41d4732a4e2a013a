import { describe, expect, it } from 'vitest';
import type { Fingerprint } from '#shared/base';
import { acceptedStatus, checkPublisher, type Manifest, packageFacts, publisherOf, recipientDigest, recipientsBound, unsignedVerdict } from '#shared/package';
import { digestOf } from '#shared/provenance';
import { utf8 } from '../../support/packages';

const fingerprint = 'a'.repeat(64) as Fingerprint;
const digest = digestOf(utf8('x'));
const manifest: Manifest = {
  name: 'asylum',
  title: 'Wnioski',
  created: '2024-05-01T12:00:00Z',
  resources: [{ name: 'a', path: 'data/a.csv', format: 'csv', bytes: 3, hash: digest }],
  molo: {
    format: 'package/1',
    languages: ['pl', 'en'],
    title: { en: 'Applications' },
    marking: { tlp: 'GREEN', synthetic: true },
    publisher: { name: 'UdSC', institution: 'Office', fingerprint },
    sequence: 2,
    previous: digest,
    recipients: [digest],
  },
};

describe('the rules of trust', () => {
  it('let a training publisher reach training and never trust', () => {
    expect(acceptedStatus('training', [])).toBe('training');
    expect(acceptedStatus('own', [])).toBe('trusted');
  });

  it('bind a file to the recipients that its publisher named', () => {
    const signed = [recipientDigest('age1a'), recipientDigest('age1b')];
    expect(recipientsBound(signed, 'age1a', 2)).toBe(true);
    expect(recipientsBound(signed, 'age1c', 2)).toBe(false);
    expect(recipientsBound(signed, 'age1a', 3)).toBe(false);
    expect(recipientsBound(signed, 'age1a', 1)).toBe(false);
  });

  it('let nobody sign under the name of another', () => {
    expect(() => checkPublisher(manifest, fingerprint)).not.toThrow();
    expect(() => checkPublisher(manifest, 'b'.repeat(64) as Fingerprint)).toThrow('trust.badSignature');
  });

  it('show the claimed name beside the one that the holder gave', () => {
    expect(publisherOf(manifest, undefined)).toEqual({ fingerprint, claimedName: 'UdSC', institution: 'Office', own: false });
    const known = { fingerprint, petName: 'Anna', own: false } as Parameters<typeof publisherOf>[1];
    expect(publisherOf(manifest, known)).toMatchObject({ claimedName: 'UdSC', petName: 'Anna' });
  });

  it('call a plain file unsigned', () => {
    expect(unsignedVerdict('a.csv')).toEqual({ status: 'unsigned', signed: false, name: 'a.csv' });
  });

  it('state the facts of a package in every language that it has', () => {
    expect(packageFacts(manifest, digest)).toEqual({
      name: 'asylum',
      title: { pl: 'Wnioski', en: 'Applications' },
      created: '2024-05-01T12:00:00Z',
      sequence: 2,
      previous: digest,
      digest,
      marking: { tlp: 'GREEN', synthetic: true },
      resources: [{ name: 'a', bytes: 3 }],
    });
  });
});
