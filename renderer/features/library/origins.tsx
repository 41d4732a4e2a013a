import { CircleHelp, KeyRound, ShieldCheck, ShieldX } from 'lucide-react';
import { classNames, type Icon, useTranslator } from '#renderer/ui';
import { textIn } from '#shared/base';
import type { AcceptedVerdict, OriginFacts } from '#shared/package';
import { publisherName } from './entries';
import styles from './origins.module.css';

const LOOKS: Readonly<Record<OriginFacts['state'], { readonly icon: Icon; readonly tone: 'good' | 'unknown' | 'bad' }>> = {
  confirmed: { icon: ShieldCheck, tone: 'good' },
  own: { icon: KeyRound, tone: 'good' },
  unknown: { icon: CircleHelp, tone: 'unknown' },
  revoked: { icon: ShieldX, tone: 'bad' },
};

/** Of a package that was passed on: who made it, and whether their own signature holds here. */
export function Origins({ verdict: { publisher, origins = [] } }: { verdict: AcceptedVerdict }) {
  const { t } = useTranslator();
  if (origins.length === 0) return null;
  return (
    <div className={classNames(styles.origins)}>
      <p>{t('library:origins.title', { name: publisherName(publisher) })}</p>
      <ul>
        {origins.map((origin) => (
          <OriginLine key={origin.package.digest} origin={origin} />
        ))}
      </ul>
    </div>
  );
}

function OriginLine({ origin: { state, publisher, package: facts } }: { origin: OriginFacts }) {
  const { t, language } = useTranslator();
  const { icon: Picture, tone } = LOOKS[state];
  return (
    <li data-origin={state}>
      <span className={classNames(styles.mark, styles[tone])}>
        <Picture size={14} strokeWidth={1.75} aria-hidden />
      </span>
      <span>
        {publisherName(publisher)}: {textIn(facts.title, language) ?? facts.name}, {t('library:origins.edition', { number: facts.sequence })}
      </span>
      <span className={classNames(styles.state)}>{t(`library:origins.${state}`)}</span>
    </li>
  );
}
