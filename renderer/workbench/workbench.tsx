import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { Client } from '#renderer/host';
import type { DockLayout } from '#renderer/ui';
import type { DataClient, PictureClient } from '#renderer/workers';
import type { DocumentKind, DocumentSummary } from '#shared/document';
import type { Settings } from '#shared/host';
import type { Answers } from './answers';
import type { Command, CommandRegistry } from './command';
import type { Documents } from './documents';
import type { FileDrops, FileHandler } from './files';
import type { Handovers } from './handover';
import type { ActiveHistory, UndoHistory } from './history';
import type { DocumentState, OpenDocument } from './open-document';
import type { Route, Router } from './route';
import type { Session, SessionState } from './session';
import type { SettingsStore } from './settings';
import type { Unsaved } from './unsaved';

/** What every screen works with. Made once when the page starts; in tests, of parts. */
export interface Workbench {
  /** The host's operations: keys, trust, documents, settings. */
  readonly host: Client;
  /** The tables and what they are asked. */
  readonly data: DataClient;
  /** Draws charts and writes briefings. */
  readonly pictures: PictureClient;
  /** What things on the screen rest on, asked once. */
  readonly answers: Answers;
  readonly session: Session;
  readonly settings: SettingsStore;
  readonly router: Router;
  readonly commands: CommandRegistry;
  /** Queries, charts and briefings, edited by commands. */
  readonly documents: Documents;
  /** Where undo and redo go. */
  readonly history: ActiveHistory;
  /** What closing the window would lose. */
  readonly unsaved: Unsaved;
  /** Where dropped files go. */
  readonly files: FileDrops;
  /** What one screen gives to another. */
  readonly handover: Handovers;
  /** What people read in the address bar of the shell instead of ids. */
  readonly crumbs: StoreApi<readonly string[]>;
  /** What nobody else could deal with: shown as a notice, in sentences. */
  readonly tell: (error: unknown) => void;
}

const WorkbenchContext = createContext<Workbench | null>(null);

export function WorkbenchProvider({ workbench, children }: { workbench: Workbench; children: ReactNode }) {
  return <WorkbenchContext value={workbench}>{children}</WorkbenchContext>;
}

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === null) throw new RangeError('There is no workbench here.');
  return workbench;
}

/** A part of what is open; renders again when that part changes. */
export function useSession<Part>(part: (state: SessionState) => Part): Part {
  return useStore(useWorkbench().session.store, part);
}

export function useSettings<Part>(part: (settings: Settings) => Part): Part {
  return useStore(useWorkbench().settings, part);
}

/** The documents of a kind, latest saved first. */
export function useDocuments(kind: DocumentKind): readonly DocumentSummary[] {
  const all = useStore(useWorkbench().documents.summaries);
  return useMemo(() => all.filter((document) => document.kind === kind), [all, kind]);
}

/** An open document as it is now. */
export function useDocument(document: OpenDocument): DocumentState {
  return useStore(document.state);
}

export function useRoute(): Route {
  return useStore(useWorkbench().router);
}

/** Commands that are at hand while this screen is: `useCommands(useMemo(() => [...], [...]))`. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useWorkbench().commands;
  useEffect(() => registry.register(commands), [registry, commands]);
}

/** While this screen is, undo and redo go to this history. */
export function useHistory(history: UndoHistory | null): void {
  const { history: active } = useWorkbench();
  useEffect(() => (history === null ? undefined : active.use(history)), [active, history]);
}

/** While this screen is, dropped and chosen files go to this handler. */
export function useFileHandler(handler: FileHandler): void {
  const { files } = useWorkbench();
  useEffect(() => files.use(handler), [files, handler]);
}

/** Titles for the parts of this screen's route, in their order: `#/library/<digest>` then reads "Library > Asylum 2024". */
export function useCrumbs(titles: readonly string[]): void {
  const { crumbs } = useWorkbench();
  const [first = '', second = '', third = ''] = titles;
  useEffect(() => {
    crumbs.setState([first, second, third], true);
    return () => crumbs.setState([], true);
  }, [crumbs, first, second, third]);
}

/** A dock's arrangement, kept in the settings under the screen's name: `<Dock panels {...useLayout('query')} />`. */
export function useLayout(screen: string): { layout: DockLayout | undefined; onLayout: (layout: DockLayout) => void } {
  const { settings } = useWorkbench();
  // The settings hold any JSON; a dock passes over what is no layout of its own.
  const layout = useSettings(({ layouts }) => layouts[screen] as unknown as DockLayout | undefined);
  const onLayout = useCallback((changed: DockLayout) => settings.change({ layouts: { [screen]: changed as unknown as Settings['layouts'][string] } }), [settings, screen]);
  return { layout, onLayout };
}
