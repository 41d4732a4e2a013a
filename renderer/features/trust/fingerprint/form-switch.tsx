import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classNames, useTranslator } from '#renderer/ui';
import type { Form } from '../ceremony';
import styles from './fingerprint.module.css';
import { useForm } from './use-form';

const FORMS: readonly Form[] = ['digits', 'words'];

/** Digits or words, for every fingerprint on the screen at once. */
export function FormSwitch({ label }: { label: string }) {
  const { t } = useTranslator();
  const [form, choose] = useForm();
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[form]}
      onSelectionChange={(keys) => choose(keys.has('words') ? 'words' : 'digits')}
      className={classNames(styles.switch)}
    >
      {FORMS.map((id) => (
        <ToggleButton key={id} id={id} className={classNames(styles.choice)}>
          {t(`trust:form.${id}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
