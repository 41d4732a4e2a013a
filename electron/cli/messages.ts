import { formatFingerprint, MoloError, textIn } from '#shared/base';
import { type Translator, visibleText } from '#shared/i18n';
import { type OriginFacts, signedWord, type Verdict } from '#shared/package';
import { type Terminal, tell } from './terminal';

/** What happened, what it means for the data, what to do; the code is small print. */
export function tellError(terminal: Terminal, error: MoloError): void {
  for (const line of errorLines(terminal.translator, error)) tell(terminal, line);
  if (error.code === 'internal' && terminal.env.MOLO_DEBUG) tell(terminal, String((error.cause as Error | undefined)?.stack ?? error.cause));
}

export function errorLines(translator: Translator, error: MoloError): string[] {
  const { what, means, do: advice, code } = translator.error(error);
  return [what, means, advice, `(${code})`];
}

const SIGN_OF_STATUS = { trusted: '✓', training: '◇', caution: '!', unsigned: '?', unknownPublisher: '✗', refused: '✗' } as const satisfies Record<Verdict['status'], string>;

/** A verdict as a person reads it: sign, word and sentence first, then the facts line by line. */
export function verdictLines(terminal: Terminal, verdict: Verdict): string[] {
  const { t } = terminal.translator;
  const head = `${SIGN_OF_STATUS[verdict.status]} ${t(`verdict:${verdict.status}.word`)}`;
  if (verdict.status === 'unsigned') return [head, t('verdict:unsigned.sentence', { name: verdict.name })];
  const error = 'error' in verdict ? errorLines(terminal.translator, new MoloError(verdict.error.code, verdict.error.params)) : [];
  return [head, ...sentence(terminal, verdict), ...error, ...facts(terminal, verdict)];
}

function sentence({ translator: { t } }: Terminal, verdict: Verdict): string[] {
  if (!verdict.signed) return [];
  const { publisher, status } = verdict;
  const name = publisher.petName ?? publisher.claimedName;
  if (status === 'training') return [t('verdict:training.sentence')];
  if (status === 'caution') return [t('verdict:caution.sentence', { name }), ...verdict.caveats.map((caveat) => t(`verdict:caution.${caveat}`))];
  return [t(`verdict:trusted.${signedWord(publisher)}`, { name })];
}

type SignedVerdict = Exclude<Verdict, { status: 'unsigned' }>;

function facts({ translator }: Terminal, verdict: SignedVerdict): string[] {
  const { t, language } = translator;
  const { publisher, package: facts, recipients } = verdict;
  const rows: [string, string][] = [];
  if (facts) {
    rows.push([t('verdict:facts.package'), textIn(facts.title, language) ?? facts.name]);
    rows.push([t('verdict:facts.edition'), `${facts.sequence}${facts.created ? ` · ${facts.created}` : ''}`]);
    if (facts.validUntil) rows.push([t('verdict:facts.validUntil'), translator.date(facts.validUntil)]);
    if (facts.marking?.line) rows.push([t('verdict:facts.marking'), facts.marking.line]);
    if (facts.marking?.tlp) rows.push([t('verdict:facts.tlp'), `TLP:${facts.marking.tlp}`]);
    rows.push([t('verdict:facts.digest'), facts.digest]);
    for (const resource of facts.resources) rows.push([t('verdict:facts.resource'), `${resource.name} · ${t('verdict:facts.bytes', { count: resource.bytes })}`]);
  }
  if (publisher) {
    rows.push([t('verdict:facts.publisher'), publisher.claimedName]);
    if (publisher.institution) rows.push([t('verdict:facts.institution'), publisher.institution]);
    if (publisher.petName) rows.push([t('verdict:facts.petName'), publisher.petName]);
    rows.push([t('verdict:facts.fingerprint'), formatFingerprint(publisher.fingerprint)]);
  }
  if (recipients) rows.push([t('verdict:facts.recipients'), t(`verdict:facts.${recipients.kind}`, { count: recipients.count })]);
  for (const origin of ('origins' in verdict && verdict.origins) || []) rows.push([t('verdict:facts.origin'), originLine(translator, origin)]);
  return aligned(rows);
}

/** Whose package was passed on, which edition of it, and what is known of their signature. */
function originLine({ t, language }: Translator, { publisher, package: facts, state }: OriginFacts): string {
  const name = publisher.petName ?? publisher.claimedName;
  return t('verdict:origin.line', { name, title: textIn(facts.title, language) ?? facts.name, edition: facts.sequence, state: t(`verdict:origin.${state}`) });
}

/** Longer than any digest, fingerprint or decent title. */
const LINE_LENGTH = 400;

/** Text from outside as one line that only shows itself: a title cannot write a verdict of its own below the real one. */
function oneLine(text: string): string {
  const letters = [...visibleText(text)];
  return letters.length > LINE_LENGTH ? `${letters.slice(0, LINE_LENGTH).join('')}…` : letters.join('');
}

/** Label and value in two columns, each value on one line. */
export function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `  ${label.padEnd(width)}  ${oneLine(value)}`);
}
