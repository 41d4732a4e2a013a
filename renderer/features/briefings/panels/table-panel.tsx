import { useState } from 'react';
import { Button, classNames, SidePanel, TextField, useTranslator } from '#renderer/ui';
import { useAnswer } from '#renderer/workbench';
import { useBriefing } from '../context';
import { change, goTo, putBlock, takeOut } from '../editor/insert';
import type { TableBlock } from '../model/blocks/table';
import { SqlField } from './figure-form';
import styles from './panels.module.css';

const NEW: TableBlock = { type: 'table', sql: '', params: {}, rows: 50 };
const MOST_ROWS = 1_000;

/** The query of a table, its caption, and how many rows of it are shown. */
export function TablePanel({ at, draft: given, onClose }: { at: number | null; draft?: TableBlock; onClose: () => void }) {
  const { t } = useTranslator();
  const { editor } = useBriefing();
  const [block, setBlock] = useState(() => given ?? ((at === null ? undefined : (editor.state.doc.nodeAt(at)?.attrs.block as TableBlock | undefined)) ?? NEW));
  const [rows, setRows] = useState(String(block.rows));
  const isWrong = !/^\d{1,4}$/.test(rows) || Number(rows) < 1 || Number(rows) > MOST_ROWS;
  const isReady = block.sql.trim() !== '' && !isWrong;
  const answer = useAnswer(block.sql.trim() === '' ? null : { sql: block.sql.trim(), params: block.params });
  const done = (): void => {
    if (!isReady) return;
    const { caption = '', ...rest } = block;
    const table: TableBlock = { ...rest, sql: block.sql.trim(), rows: Number(rows), ...(caption.trim() === '' ? {} : { caption: caption.trim() }) };
    if (at === null) putBlock(editor, table);
    else change(editor, at, 'block', table);
    onClose();
    editor.commands.focus();
  };
  const size = answer.state === 'answered' && answer.result ? answer.result.table : null;
  return (
    <SidePanel
      isOpen
      title={t(at === null ? 'briefings:panel.newTable' : 'briefings:panel.table')}
      onClose={() => {
        onClose();
        if (at !== null) goTo(editor, at);
      }}
      actions={<TableActions at={at} isReady={isReady} onDone={done} onClose={onClose} />}
    >
      <div className={classNames(styles.form)}>
        <SqlField label={t('briefings:panel.sql')} value={block.sql} answer={answer} onChange={(sql) => setBlock({ ...block, sql })} onSubmit={done} />
        <p role="status" className={classNames(styles.more)}>
          {size ? t('briefings:panel.gives', { rows: t('app:rows', { count: size.rows }), columns: t('briefings:columns', { count: size.columns.length }) }) : '\u00a0'}
        </p>
        <TextField label={t('briefings:panel.caption')} value={block.caption ?? ''} onChange={(caption) => setBlock({ ...block, caption })} />
        <TextField label={t('briefings:panel.rows')} value={rows} inputMode="numeric" onChange={setRows} {...(isWrong ? { error: t('briefings:panel.rowsWrong') } : {})} />
      </div>
    </SidePanel>
  );
}

function TableActions({ at, isReady, onDone, onClose }: { at: number | null; isReady: boolean; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslator();
  const { editor } = useBriefing();
  return (
    <>
      {at !== null && (
        <Button
          tone="refuse"
          onPress={() => {
            onClose();
            takeOut(editor, at);
            editor.commands.focus();
          }}
        >
          {t('briefings:panel.takeOut')}
        </Button>
      )}
      <Button tone="strong" shortcut="Mod+Enter" isDisabled={!isReady} onPress={onDone}>
        {t(at === null ? 'briefings:panel.put' : 'briefings:panel.change')}
      </Button>
    </>
  );
}
