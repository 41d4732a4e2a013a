import { notify } from '#renderer/ui';
import { type Command, languageOf, saveBlob, type Workbench } from '#renderer/workbench';
import { formatFingerprint } from '#shared/base';
import type { IdentityView } from '#shared/host';
import { createTranslator, type Translator } from '#shared/i18n';
import { trustOf } from './trust-store';

/** What can be done about trust from everywhere. */
export function trustCommands(workbench: Workbench): readonly Command[] {
  const { router } = workbench;
  return [
    { id: 'trust.add', title: 'trust:commands.add', keywords: 'trust:commands.addKeywords', group: 'file', run: () => router.go('trust', 'add') },
    {
      id: 'trust.saveCard',
      title: 'trust:commands.saveCard',
      keywords: 'trust:commands.saveCardKeywords',
      group: 'file',
      run: () => withOwn(workbench, (identity) => saveCard(workbench, identity)),
    },
    {
      id: 'trust.copyFingerprint',
      title: 'trust:commands.copyFingerprint',
      keywords: 'trust:commands.copyFingerprintKeywords',
      group: 'edit',
      run: () => withOwn(workbench, (identity) => copyFingerprint(workbench, identity)),
    },
    { id: 'trust.restore', title: 'trust:commands.restore', keywords: 'trust:commands.restoreKeywords', group: 'file', run: () => router.go('trust', 'restore') },
    { id: 'trust.manual', title: 'trust:manual.title', keywords: 'trust:commands.manualKeywords', group: 'help', run: () => router.go('trust', 'manual') },
    { id: 'trust.new', title: 'trust:commands.new', keywords: 'trust:commands.newKeywords', group: 'file', run: () => router.go('trust', 'new') },
  ];
}

/** With the one identity there is; with none one is made first, and of several each has its own buttons. */
async function withOwn(workbench: Workbench, act: (identity: IdentityView) => Promise<void>): Promise<void> {
  const [only, ...others] = await trustOf(workbench).own();
  if (only === undefined) return workbench.router.go('trust', 'new');
  if (others.length > 0) return workbench.router.go('trust');
  await act(only);
}

export async function saveCard(workbench: Workbench, identity: IdentityView): Promise<void> {
  const { blob, fileName } = await trustOf(workbench).card(identity);
  saveBlob(blob, fileName);
  notify({ tone: 'done', text: speak(workbench).t('trust:mine.saved', { name: identity.name, file: fileName }) });
}

export async function copyFingerprint(workbench: Workbench, { fingerprint, name }: Pick<IdentityView, 'fingerprint' | 'name'>): Promise<void> {
  await navigator.clipboard.writeText(formatFingerprint(fingerprint));
  notify({ tone: 'done', text: speak(workbench).t('trust:copied', { name }) });
}

/** Commands run outside the screen's components, so they find the language themselves. */
function speak({ settings }: Workbench): Translator {
  return createTranslator(languageOf(settings.getState(), navigator.languages));
}
