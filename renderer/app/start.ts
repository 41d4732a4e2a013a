import { createStore } from 'zustand/vanilla';
import { createClient, createDocumentStore } from '#renderer/host';
import { notify } from '#renderer/ui';
import { ActiveHistory, Answers, connectDesktop, createCommands, createRouter, createSettings, createUnsaved, desktop, Documents, FileDrops, Handovers, languageOf, Session, type Workbench } from '#renderer/workbench';
import { startDataClient, startPictureClient } from '#renderer/workers';
import { asMoloError } from '#shared/base';
import { createTranslator, type Translator } from '#shared/i18n';
import { HOME } from './features';

/** Puts the workbench together: one of each, made once. */
export async function startWorkbench(page: Window): Promise<Workbench> {
  const host = createClient();
  const settings = createSettings(host, (error) => tell(error));
  const speak = (): Translator => createTranslator(languageOf(settings.getState(), page.navigator.languages));
  const tell = (error: unknown): void => {
    const sentences = speak().error(asMoloError(error));
    notify({ tone: 'failed', text: `${sentences.what} ${sentences.means} ${sentences.do}` });
  };
  await settings.load().catch(tell);

  const data = startDataClient();
  const bridge = desktop(page);
  const session = new Session(host, data, bridge?.pathForFile);
  const router = createRouter(page, HOME);
  const unsaved = createUnsaved(page);
  const onConflict = (): void => notify({ tone: 'said', text: speak().t('app:conflict') });
  const documents = new Documents(createDocumentStore(host), unsaved, onConflict, tell);
  const files = new FileDrops((dropped) => {
    router.go('library');
    void session.openFiles(dropped);
  });
  // A reload of the page finds again what the host holds.
  for (const part of [session, documents]) part.restore().catch(tell);
  const workbench = {
    host,
    data,
    pictures: startPictureClient(),
    answers: new Answers(data),
    session,
    settings,
    router,
    files,
    documents,
    unsaved,
    tell,
    commands: createCommands(tell),
    history: new ActiveHistory(),
    handover: new Handovers(router),
    crumbs: createStore<readonly string[]>(() => []),
  };
  if (bridge) connectDesktop(bridge, workbench);
  return workbench;
}
