import { Library } from 'lucide-react';
import { classNames, EmptyState, useTranslator, VerdictMark, type VerdictStatus } from '#renderer/ui';
import { CommandButton } from '#renderer/workbench';
import styles from './start.module.css';

/** The three answers that a newcomer meets, in the order of trust. */
const MET: readonly Extract<VerdictStatus, 'trusted' | 'unsigned' | 'refused'>[] = ['trusted', 'unsigned', 'refused'];

/** Nothing is open: what this place is for, the practice package in one click, and what the verdicts mean. */
export function Start() {
  const { t } = useTranslator();
  return (
    <div className={classNames(styles.start)}>
      <EmptyState icon={Library} title={t('library:start.title')} actions={<Begin />} hint={t('library:start.drop')}>
        <p>{t('library:start.what')}</p>
      </EmptyState>
      <dl aria-label={t('library:start.verdicts')} className={classNames(styles.verdicts)}>
        {MET.map((status) => (
          <div key={status}>
            <dt>
              <VerdictMark status={status} word={t(`verdict:${status}.word`)} />
            </dt>
            <dd>{t(`library:start.${status}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Begin() {
  return (
    <>
      <CommandButton id="file.sample" tone="strong" />
      <CommandButton id="file.open" />
    </>
  );
}
