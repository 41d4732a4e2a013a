import { FileText } from 'lucide-react';
import { EmptyState, useTranslator } from '#renderer/ui';
import { CommandButton } from '#renderer/workbench';

/** No briefing yet: what this place is for, a sample in one click, and how to begin one. */
export function Start() {
  const { t } = useTranslator();
  return (
    <EmptyState
      icon={FileText}
      title={t('briefings:start.title')}
      actions={
        <>
          <CommandButton id="briefings.sample" tone="strong" />
          <CommandButton id="briefings.new" />
          <CommandButton id="briefings.open" />
        </>
      }
      hint={t('briefings:start.hint')}
    >
      <p>{t('briefings:start.what')}</p>
    </EmptyState>
  );
}
