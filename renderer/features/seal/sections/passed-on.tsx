import { Facts, useTranslator } from '#renderer/ui';
import { useSession } from '#renderer/workbench';
import { type Digest, textIn } from '#shared/base';
import { Section } from '../section';

/** The package that is passed on, as it is. */
export function PassedOn({ digest }: { digest: Digest }) {
  const { t, language } = useTranslator();
  const open = useSession(({ data }) => data.find(({ id }) => id === digest));
  const verdict = open?.verdict;
  if (open === undefined || verdict === undefined || !verdict.signed) return <p role="alert">{t('seal:forward.gone')}</p>;
  const { petName, claimedName } = verdict.publisher;
  return (
    <Section title={textIn(open.title, language) ?? open.name} what={t('seal:forward.what', { name: petName ?? claimedName })}>
      <Facts
        facts={[
          { term: t('seal:forward.from'), value: petName ?? claimedName },
          { term: t('seal:summary.edition'), value: String(verdict.package.sequence) },
          { term: t('seal:summary.tables'), value: open.tables.map(({ name }) => name).join(', ') },
        ]}
      />
      <p>{t('seal:forward.unchanged')}</p>
    </Section>
  );
}
