import { isMoloError, type MoloError } from '#shared/base';
import type { RefusedVerdict, UnknownPublisherVerdict, Verdict } from '#shared/package';
import type { Keyring } from '../keyring/keyring';
import type { Findings } from './examine';
import { type OpenedPackage, type OpenOptions, openWithFindings } from './open';
import type { SealedPlace } from './sealed-file';

/** Not taken in: the verdict says why, and what the package claims. */
export type Refused = RefusedVerdict | UnknownPublisherVerdict;

/** What says something about the holder or this computer and nothing about the package. */
const NO_VERDICT: ReadonlySet<string> = new Set(['trust.noIdentity', 'trust.passphraseNeeded', 'trust.passphraseWrong']);

/**
 * Opens a package as `openPackage` does, and gives a refusal as a verdict instead of throwing it.
 * @throws MoloError where there can be no verdict: no such file, no identity, a wrong passphrase, a cancel
 */
export async function openOrRefuse(place: SealedPlace, keyrings: Keyring | readonly Keyring[], options: OpenOptions = {}): Promise<OpenedPackage | Refused> {
  const findings: Findings = {};
  try {
    return await openWithFindings(place, keyrings, options, findings);
  } catch (error) {
    if (!isMoloError(error) || !/^(package|trust)\./.test(error.code) || NO_VERDICT.has(error.code)) throw error;
    return refusal(error, findings);
  }
}

/** Verifies a package and gives the verdict instead of the content; no keyring remembers it. Throws as `openOrRefuse`. */
export async function inspectPackage(place: SealedPlace, keyrings: Keyring | readonly Keyring[], options: OpenOptions = {}): Promise<Verdict> {
  const outcome = await openOrRefuse(place, keyrings, { ...options, record: false });
  return 'verdict' in outcome ? outcome.verdict : outcome;
}

function refusal({ code, params }: MoloError, findings: Findings): Refused {
  const error = { code, params };
  const { publisher, package: facts, recipients } = findings;
  if (code === 'trust.unknownSigner' && publisher && facts && recipients) {
    return { status: 'unknownPublisher', signed: false, error, publisher, package: facts, recipients };
  }
  return { status: 'refused', signed: false, error, ...findings };
}
