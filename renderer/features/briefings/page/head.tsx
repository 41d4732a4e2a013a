import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import { type KeyboardEvent, useState } from 'react';
import { classNames, useTranslator } from '#renderer/ui';
import { useDocument } from '#renderer/workbench';
import { useBriefing } from '../context';
import { changeHead, type Head, titleOf } from '../model/content';
import styles from './head.module.css';

type Member = Exclude<keyof Head, 'language'>;

const DATE = /^(\d{4}(-\d{2}(-\d{2})?)?)?$/;

/** Title, subtitle, author and day, written where they stand. */
export function PageHead() {
  const { t } = useTranslator();
  return (
    <header className={classNames(styles.head)}>
      <HeadField member="title" label={t('briefings:head.title')} className={styles.title} />
      <HeadField member="subtitle" label={t('briefings:head.subtitle')} className={styles.subtitle} />
      <div className={classNames(styles.byline)}>
        <HeadField member="author" label={t('briefings:head.author')} className={styles.author} />
        <DateField />
      </div>
    </header>
  );
}

/** One text of the head. It grows with what is written in it; Enter goes on to the text. */
function HeadField({ member, label, className }: { member: Member; label: string; className: string | undefined }) {
  const { document, editor, speaker } = useBriefing();
  const { content } = useDocument(document);
  const value = (content as Partial<Head>)[member] ?? '';
  const isNew = member === 'title' && titleOf(content) === '' && editor.isEmpty;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (member === 'title' || member === 'subtitle') enter(editor);
  };
  const write = (text: string): void => {
    const command = changeHead(content, { [member]: text.replace(/\s*\n\s*/g, ' ') });
    if (command) document.execute(command);
  };
  return <textarea rows={1} autoFocus={isNew} aria-label={label} placeholder={label} lang={speaker.language} value={value} maxLength={500} spellCheck={false} onKeyDown={onKeyDown} onChange={({ target }) => write(target.value)} className={classNames(styles.field, className)} />;
}

/** At once: the next key belongs to the text already. */
function enter({ view }: Editor): void {
  view.dispatch(view.state.tr.setSelection(Selection.atStart(view.state.doc)).scrollIntoView());
  view.focus();
}

/** A day as people read it; while it is written, as the file has it. */
function DateField() {
  const { t } = useTranslator();
  const { document, speaker } = useBriefing();
  const { date = '' } = useDocument(document).content as Partial<Head>;
  const [draft, setDraft] = useState<string | null>(null);
  const write = (text: string): void => {
    setDraft(text);
    const command = DATE.test(text) ? changeHead(document.state.getState().content, { date: text }) : null;
    if (command) document.execute(command);
  };
  const isWrong = draft !== null && !DATE.test(draft);
  return (
    <span className={classNames(styles.date)}>
      <input
        aria-label={t('briefings:head.date')}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? 'briefing-date-wrong' : undefined}
        placeholder={t('briefings:head.dateExample')}
        value={draft ?? (date === '' ? '' : speaker.date(date))}
        onFocus={() => setDraft(date)}
        onBlur={() => setDraft(null)}
        onChange={({ target }) => write(target.value.trim())}
        className={classNames(styles.field)}
      />
      {isWrong && (
        <span id="briefing-date-wrong" role="status" className={classNames(styles.wrong)}>
          {t('briefings:head.dateWrong')}
        </span>
      )}
    </span>
  );
}
