import { FileInput } from 'lucide-react';
import { useState } from 'react';
import { Button, classNames, ErrorNotice, TextField, useTranslator } from '#renderer/ui';
import { chooseFiles, onScreen } from '#renderer/workbench';
import styles from '../form.module.css';
import { useTrust, useTrustState } from '../trust-store';

/** The card as it was given: a file, or its text. */
export function ChooseCard() {
  const { t } = useTranslator();
  const trust = useTrust();
  const failure = useTrustState((state) => state.cardFailure);
  const [pasted, setPasted] = useState('');
  const choose = async (): Promise<void> => {
    const [file] = await chooseFiles('.json,application/json,application/jose+json');
    if (file) await trust.readCard(await file.text());
  };
  const paste = (text: string): void => {
    setPasted(text);
    if (text.trim() !== '') void trust.readCard(text.trim());
  };
  return (
    <div className={classNames(styles.form)}>
      <p>{t('trust:add.first')}</p>
      <div className={classNames(styles.choose)}>
        <Button icon={FileInput} onPress={() => void choose()}>
          {t('trust:add.choose')}
        </Button>
        <span className={classNames(styles.quiet)}>{t('trust:add.drop')}</span>
      </div>
      <TextField label={t('trust:add.paste')} description={t('trust:add.pasteHelp')} code rows={4} value={pasted} onChange={paste} />
      {failure !== null && <ErrorNotice error={onScreen(failure)} />}
    </div>
  );
}

/** @param isAgain a card was read, and there is nothing to do with it */
export function ChooseCardActions({ onClose, isAgain }: { onClose: () => void; isAgain: boolean }) {
  const { t } = useTranslator();
  const trust = useTrust();
  return (
    <>
      {isAgain && (
        <Button tone="quiet" onPress={() => trust.forgetCard()}>
          {t('trust:add.other')}
        </Button>
      )}
      <Button onPress={onClose}>{t('trust:add.cancel')}</Button>
    </>
  );
}
