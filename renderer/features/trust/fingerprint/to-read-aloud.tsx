import { classNames, Fingerprint, useTranslator } from '#renderer/ui';
import type { Fingerprint as FingerprintText } from '#shared/base';
import { fingerprintWords } from '#shared/package';
import styles from './fingerprint.module.css';
import { FormSwitch } from './form-switch';
import { useForm } from './use-form';

/** A fingerprint, large, in the form in which it is to be read aloud. */
export function ToReadAloud({ fingerprint }: { fingerprint: FingerprintText }) {
  const { t } = useTranslator();
  const [form] = useForm();
  return (
    <div>
      <div className={classNames(styles.head)}>
        <span>{t('trust:fingerprint')}</span>
        <FormSwitch label={t('trust:form.label')} />
      </div>
      {form === 'digits' ? <Fingerprint fingerprint={fingerprint} large /> : <Words words={fingerprintWords(fingerprint)} />}
    </div>
  );
}

function Words({ words }: { words: readonly string[] }) {
  return (
    // The words are English whatever the page speaks.
    <span lang="en" className={classNames(styles.words)}>
      {words.map((word, index) => (
        // The space is for copying; the gap for the eyes is the layout's.
        <span key={index}>{index < words.length - 1 ? `${word} ` : word}</span>
      ))}
    </span>
  );
}
