import { useCallback, useEffect, useMemo, useRef } from 'react';
import { classNames, Dock, ErrorNotice, type MenuGroup, useTranslator } from '#renderer/ui';
import { type OpenDocument, useCrumbs, useDocument, useHistory, useLayout, useWorkbench } from '#renderer/workbench';
import type { Language } from '#shared/base';
import type { Briefing } from '#shared/briefing';
import { createTranslator } from '#shared/i18n';
import { BindingList } from './bindings';
import styles from './briefing-editor.module.css';
import { BriefingContext, type BriefingOnScreen, useBriefing } from './context';
import { goTo } from './editor/insert';
import { useTextEditor } from './editor/use-text-editor';
import { ExportStrip } from './export-strip';
import { readContent } from './model/content';
import { boundIn } from './model/places';
import { Outline } from './outline';
import { Page } from './page/page';
import { EditorToolbar } from './page/toolbar';
import { Panels } from './panels/panels';
import { useReceive } from './receive';
import { briefingsOf, type Panel } from './store';
import { useBriefingCommands, useFileMenu } from './use-briefing-commands';
import { type Export, useExport } from './use-export';
import { undoKeys } from './undo-keys';

/** A briefing being written: its outline, its page, and what its numbers are bound to. */
export function BriefingEditor({ document, briefing }: { document: OpenDocument; briefing: Briefing }) {
  const workbench = useWorkbench();
  const { t } = useTranslator();
  const { content, title } = useDocument(document);
  const { language } = content as { readonly language: Language };
  const speaker = useMemo(() => createTranslator(language), [language]);
  const { editor, slashKeys } = useTextEditor(document, briefing, speaker);
  const ask = useCallback((panel: Panel | null) => briefingsOf(workbench).store.setState({ panel }), [workbench]);
  useEffect(() => () => ask(null), [ask, document]);
  useHistory(document);
  useCrumbs([title || t('briefings:untitled')]);
  const onScreen = useMemo<BriefingOnScreen>(() => ({ document, editor, speaker, ask }), [document, editor, speaker, ask]);

  const show = useCallback(
    (place: string | null) => {
      const bound = boundIn(editor.state.doc).find((one) => one.place === place || place?.startsWith(`${one.place}/`));
      if (bound) goTo(editor, bound.at);
      return bound !== undefined;
    },
    [editor],
  );
  const running = useExport(document, useCallback((failure) => void show(failure.place), [show]));
  return (
    <BriefingContext value={onScreen}>
      <Screen running={running} show={show} slashKeys={slashKeys} />
    </BriefingContext>
  );
}

interface ScreenProps {
  readonly running: Export;
  readonly show: (place: string | null) => boolean;
  readonly slashKeys: Parameters<typeof Page>[0]['slashKeys'];
}

function Screen({ running, show, slashKeys }: ScreenProps) {
  const { document, editor } = useBriefing();
  useReceive();
  useBriefingCommands(running);
  const more: readonly MenuGroup[] = useFileMenu();
  const place = running.failure?.place ?? null;
  const isShowable = place !== null && boundIn(editor.state.doc).some((one) => one.place === place || place.startsWith(`${one.place}/`));
  return (
    <div className={classNames(styles.screen)} onKeyDownCapture={(event) => undoKeys(event, document)}>
      <EditorToolbar onMore={more} />
      <ExportStrip running={running} onShow={isShowable ? () => void show(place) : null} />
      <Malformed />
      <div className={classNames(styles.panels)}>
        <Panes slashKeys={slashKeys} />
        <Panels />
      </div>
    </div>
  );
}

/** What the editor allows and the file does not (a text of a novel's length) is said while it can still be undone. */
function Malformed() {
  const { document } = useBriefing();
  const { content } = useDocument(document);
  const error = useMemo(() => readContent(content).error, [content]);
  return error === null ? null : <ErrorNotice error={error} />;
}

function Panes({ slashKeys }: Pick<ScreenProps, 'slashKeys'>) {
  const { t } = useTranslator();
  const ground = useRef<HTMLDivElement>(null);
  const toTop = useCallback(() => {
    ground.current?.scrollTo({ top: 0 });
    ground.current?.querySelector<HTMLElement>('textarea')?.focus();
  }, []);
  const panels = useMemo(
    () => [
      { id: 'page', title: t('briefings:page'), content: <Page slashKeys={slashKeys} ground={ground} /> },
      { id: 'outline', title: t('briefings:outline'), content: <Outline onTop={toTop} />, place: { beside: 'page', direction: 'left' as const, size: 200 } },
      { id: 'bindings', title: t('briefings:bindings'), content: <BindingList />, place: { beside: 'page', direction: 'right' as const, size: 272 } },
    ],
    [t, slashKeys, toTop],
  );
  return <Dock panels={panels} {...useLayout('briefings')} />;
}
