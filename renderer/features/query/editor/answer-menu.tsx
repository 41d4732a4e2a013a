import { Gauge } from 'lucide-react';
import { Button, classNames, IconButton, MenuButton, useTranslator } from '#renderer/ui';
import { type OpenDocument, useDocument } from '#renderer/workbench';
import { ANSWER_WITH, answerWith } from './answer-with';
import { chooseAnswerer } from './answer-commands';
import styles from './editor-bar.module.css';

/** Who answers this document's statements: a sign as long as that is left to Molo, in words where it is forced. */
export function AnswerMenu({ document }: { document: OpenDocument }) {
  const { t } = useTranslator();
  const { content } = useDocument(document);
  const chosen = answerWith(content);
  const label = t('query:answerWith.chosen', { who: t(`query:answerWith.${chosen}`) });
  const items = ANSWER_WITH.map((one) => ({ id: one, label: t(`query:answerWith.${one}`), description: t(`query:answerWith.${one}What`), run: () => chooseAnswerer(document, one) }));
  return (
    <MenuButton label={t('query:answerWith.title')} placement="bottom end" groups={[{ id: 'who', title: t('query:answerWith.title'), items, selected: chosen }]}>
      {chosen === 'fastest' ? (
        <IconButton label={label} icon={Gauge} />
      ) : (
        <Button tone="quiet" icon={Gauge} aria-label={label}>
          <span className={classNames(styles.forced)}>{t(`query:answerWith.${chosen}`)}</span>
        </Button>
      )}
    </MenuButton>
  );
}
