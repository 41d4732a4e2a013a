import { classNames, Facts, Fingerprint, Heading, useTranslator } from '#renderer/ui';
import type { OpenData } from '#renderer/workbench';
import type { Translator } from '#shared/i18n';
import type { AcceptedVerdict, Manifest, SourceReference } from '#shared/package';
import { Digest } from './digest';
import styles from './sheet.module.css';

type FactList = React.ComponentProps<typeof Facts>['facts'];

/** Where it comes from: who signed which edition for whom, and what the figures were made of. */
export function Provenance({ data }: { data: OpenData }) {
  const translator = useTranslator();
  const { t } = translator;
  const { manifest, verdict, origin } = data;
  if (manifest === undefined || verdict.status === 'unsigned' || !verdict.signed) {
    return (
      <div className={classNames(styles.sheet)}>
        <Section title={t('library:provenance.file')} facts={fileFacts(data, t)} />
        <p className={classNames(styles.note)}>{t('library:provenance.nobody')}</p>
      </div>
    );
  }
  return (
    <div className={classNames(styles.sheet)}>
      <Section title={t('library:provenance.signature')} facts={signatureFacts(verdict, translator)} />
      <Section title={t('library:provenance.edition')} facts={editionFacts(manifest, verdict, origin.package, translator)} />
      <Section title={t('library:provenance.sources')} facts={sourceFacts(manifest, t)} none={t('library:provenance.noSources')} />
    </div>
  );
}

function Section({ title, facts, none }: { title: string; facts: FactList; none?: string }) {
  return (
    <section className={classNames(styles.section)}>
      <Heading level={3}>{title}</Heading>
      {facts.length > 0 ? <Facts facts={facts} /> : <p className={classNames(styles.note)}>{none}</p>}
    </section>
  );
}

function fileFacts({ name, origin }: OpenData, t: Translator['t']): FactList {
  return [
    { term: t('library:provenance.name'), value: name },
    ...(origin.digest === null ? [] : [{ term: t('library:provenance.fileDigest'), value: <Digest digest={origin.digest} /> }]),
  ];
}

function signatureFacts({ publisher, recipients }: AcceptedVerdict, { t }: Translator): FactList {
  const { petName, claimedName, institution, fingerprint } = publisher;
  return [
    ...(petName === undefined ? [] : [{ term: t('verdict:facts.petName'), value: petName }]),
    { term: t('verdict:facts.publisher'), value: institution === undefined ? claimedName : `${claimedName}, ${institution}` },
    { term: t('verdict:facts.fingerprint'), value: <Fingerprint fingerprint={fingerprint} /> },
    { term: t('verdict:facts.recipients'), value: t(`verdict:facts.${recipients.kind}`, { count: recipients.count }) },
  ];
}

function editionFacts(manifest: Manifest, { package: facts }: AcceptedVerdict, name: string, { t, date }: Translator): FactList {
  const { marking, previous, sequence } = manifest.molo;
  return [
    { term: t('library:provenance.name'), value: <code>{name}</code> },
    { term: t('verdict:facts.edition'), value: String(sequence) },
    { term: t('library:provenance.created'), value: date(manifest.created) },
    ...(marking?.line === undefined ? [] : [{ term: t('verdict:facts.marking'), value: marking.line }]),
    { term: t('verdict:facts.digest'), value: <Digest digest={facts.digest} /> },
    ...(previous === undefined ? [] : [{ term: t('library:provenance.previous'), value: <Digest digest={previous} /> }]),
  ];
}

/** Addresses are shown and not linked: Molo has no way to follow them. */
function sourceFacts({ sources = [], licenses = [], contributors = [] }: Manifest, t: Translator['t']): FactList {
  const sourceText = ({ title, version, path }: SourceReference): string => [title, version, path].filter((part) => part !== undefined).join(' · ');
  return [
    ...(sources.length === 0 ? [] : [{ term: t('library:provenance.source', { count: sources.length }), value: <Lines lines={sources.map(sourceText)} /> }]),
    ...(licenses.length === 0 ? [] : [{ term: t('library:provenance.licence', { count: licenses.length }), value: <Lines lines={licenses.map(({ title, name, path }) => title ?? name ?? path ?? '')} /> }]),
    ...(contributors.length === 0 ? [] : [{ term: t('library:provenance.contributor', { count: contributors.length }), value: <Lines lines={contributors.map(({ title, organization }) => [title, organization].filter((part) => part !== undefined).join(', '))} /> }]),
  ];
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className={classNames(styles.lines)}>
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
