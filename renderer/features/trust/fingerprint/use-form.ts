import { useSettings, useWorkbench } from '#renderer/workbench';
import type { Form } from '../ceremony';

const FLAG = 'trust.words';

/** Whether fingerprints are shown and typed as digits or as words: one choice for all of them, and it is kept. */
export function useForm(): readonly [Form, (form: Form) => void] {
  const { settings } = useWorkbench();
  const inWords = useSettings(({ flags }) => flags[FLAG] === true);
  return [inWords ? 'words' : 'digits', (form) => settings.change({ flags: { [FLAG]: form === 'words' } })];
}
