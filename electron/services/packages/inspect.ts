import { isMoloError, type MoloError } from '#shared/base';
import type { Verdict } from '#shared/package';
import type { Keyring } from '../keyring/keyring';
import type { Findings } from './examine';
import { type OpenOptions, openWithFindings } from './open';

/** What says something about the holder or this computer and nothing about the package. */
const NO_VERDICT: ReadonlySet<string> = new Set(['trust.noIdentity', 'trust.passphraseNeeded', 'trust.passphraseWrong']);

/**
 * Verifies a package as `openPackage` does and gives the verdict instead of the content. A refusal
 * is a verdict too, with what was known of the package by then.
 * @throws MoloError where there can be no verdict: no such file, no identity, a wrong passphrase, a cancel
 */
export async function inspectPackage(path: string, keyrings: Keyring | readonly Keyring[], options: OpenOptions = {}): Promise<Verdict> {
  const findings: Findings = {};
  try {
    return (await openWithFindings(path, keyrings, options, findings)).verdict;
  } catch (error) {
    if (!isMoloError(error) || !/^(package|trust)\./.test(error.code) || NO_VERDICT.has(error.code)) throw error;
    return refusal(error, findings);
  }
}

function refusal({ code, params }: MoloError, findings: Findings): Verdict {
  const error = { code, params };
  const { publisher, package: facts, recipients } = findings;
  if (code === 'trust.unknownSigner' && publisher && facts && recipients) {
    return { status: 'unknownPublisher', signed: false, error, publisher, package: facts, recipients };
  }
  return { status: 'refused', signed: false, error, ...findings };
}
