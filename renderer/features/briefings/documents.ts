import { notify } from '#renderer/ui';
import { languageOf, onScreen, type OpenDocument, type Workbench } from '#renderer/workbench';
import { parseBriefing, writeBriefing } from '#shared/briefing';
import type { JsonValue } from '#shared/document';
import { createTranslator, type Translator } from '#shared/i18n';
import { dayOf, emptyBriefing, titleOf } from './model/content';
import { sampleContent } from './sample';
import { briefingsOf } from './store';

/** The list of briefings, as a part of the address. */
export const ALL = 'all';

/** The reader's language, outside components. */
export function translatorOf({ settings }: Pick<Workbench, 'settings'>): Translator {
  return createTranslator(languageOf(settings.getState(), navigator.languages));
}

/** Keeps a new briefing and shows it. */
export async function addBriefing(workbench: Workbench, content: JsonValue): Promise<OpenDocument> {
  const document = await workbench.documents.create('briefing', content, titleOf);
  showBriefing(workbench, document.id);
  return document;
}

export function showBriefing(workbench: Workbench, id: string): void {
  briefingsOf(workbench).store.setState({ last: id });
  workbench.router.go('briefings', id);
}

export async function newBriefing(workbench: Workbench): Promise<OpenDocument> {
  const { language } = translatorOf(workbench);
  return addBriefing(workbench, emptyBriefing(language, '', dayOf(new Date())));
}

/** A briefing to learn from, about the training package, which is opened for it where it is not open. */
export async function sampleBriefing(workbench: Workbench): Promise<void> {
  const { session } = workbench;
  const training = () => session.store.getState().data.find(({ verdict }) => verdict.status === 'training');
  if (!training()) await session.openSample();
  const data = training();
  if (data === undefined) return workbench.router.go('library');
  const all = session.store.getState().data.flatMap(({ tables }) => tables);
  await addBriefing(workbench, sampleContent(data, all, translatorOf(workbench), dayOf(new Date())));
}

/** Opens a briefing's file; what it says wrong is told with its place, and nothing is opened. */
export async function openBriefingFile(workbench: Workbench, file: File): Promise<void> {
  try {
    await addBriefing(workbench, writeBriefing(parseBriefing(await file.text())));
  } catch (error) {
    workbench.tell(onScreen(error));
  }
}

export async function duplicateBriefing(workbench: Workbench, id: string): Promise<void> {
  const document = await workbench.documents.open(id, titleOf);
  if (document === undefined) return;
  const { content, title } = document.state.getState();
  const { t } = translatorOf(workbench);
  await addBriefing(workbench, { ...(content as { readonly [name: string]: JsonValue }), title: t('briefings:copyOf', { title: title || t('briefings:untitled') }) });
}

/** Takes a briefing away; the notice gives it back. */
export async function removeBriefing(workbench: Workbench, id: string): Promise<void> {
  const document = await workbench.documents.open(id, titleOf);
  if (document === undefined) return;
  const { content, title } = document.state.getState();
  // What is still on its way to the host would bring it back.
  await document.keep();
  await workbench.documents.remove(id);
  const { store, carets } = briefingsOf(workbench);
  if (store.getState().last === id) store.setState({ last: null });
  workbench.router.go('briefings', ALL);
  carets.delete(id);
  const { t } = translatorOf(workbench);
  const bringBack = (): void => void workbench.documents.create('briefing', content, titleOf).catch(workbench.tell);
  notify({ tone: 'done', text: t('briefings:removed', { title: title || t('briefings:untitled') }), action: { label: t('app:commands.undo'), run: bringBack } });
}
