import { SquareTerminal } from 'lucide-react';
import { EmptyState, useTranslator } from '#renderer/ui';
import { CommandButton } from '#renderer/workbench';

/** Nothing is open and nothing is written: what this place is for, and the way in. */
export function Start() {
  const { t } = useTranslator();
  return (
    <EmptyState
      icon={SquareTerminal}
      title={t('query:start.title')}
      actions={
        <>
          <CommandButton id="file.sample" tone="strong" />
          <CommandButton id="file.open" />
        </>
      }
      hint={t('query:start.hint')}
    >
      <p>{t('query:start.what')}</p>
    </EmptyState>
  );
}
