import { ArrowLeft } from 'lucide-react';
import { Button, classNames, Markdown, useEscape, useTranslator } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import { MANUAL } from '#resources/manual';
import styles from './manual.module.css';

/** The manual's page on the exchange of packages, to be read in peace. */
export default function Manual() {
  const { t, language } = useTranslator();
  const { router } = useWorkbench();
  const back = (): void => router.go('trust');
  useEscape(back);
  return (
    <article className={classNames(styles.manual)} aria-label={t('trust:manual.title')}>
      <div>
        <Button tone="quiet" icon={ArrowLeft} onPress={back}>
          {t('trust:manual.back')}
        </Button>
      </div>
      <Markdown text={(MANUAL[language] ?? MANUAL.en).exchange} level={1} />
    </article>
  );
}
