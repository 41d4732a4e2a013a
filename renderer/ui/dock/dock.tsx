import { type DockviewApi, DockviewReact, type DockviewReadyEvent, type IDockviewPanelHeaderProps, type IDockviewPanelProps, type SerializedDockview } from 'dockview-react';
import 'dockview-react/dist/styles/dockview.css';
import { type ReactNode, createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { classNames } from '../class-names';
import styles from './dock.module.css';

/** Where a panel stands at first, relative to one that was named before it. */
export interface DockPlace {
  readonly beside?: string;
  readonly direction: 'left' | 'right' | 'above' | 'below' | 'within';
  /** Pixels, across for left and right, down for above and below. */
  readonly size?: number;
}

export interface DockPanel {
  readonly id: string;
  readonly title: string;
  readonly content: ReactNode;
  readonly place?: DockPlace;
}

/** What a dock remembers; opaque to everybody else, kept in the settings. */
export type DockLayout = SerializedDockview;

export interface DockProps {
  readonly panels: readonly DockPanel[];
  /** As it was left. A layout that does not hold these panels any more is passed over; one that is taken away puts them back as at first. */
  readonly layout?: DockLayout | undefined;
  readonly onLayout?: (layout: DockLayout) => void;
}

/** Milliseconds of rest after which an arrangement is worth keeping: a line that is dragged changes with every pixel. */
const SETTLED = 400;

const Panels = createContext<readonly DockPanel[]>([]);

const components = { panel: Content };

/** Panels that can be dragged beside, below and onto each other. None can be closed, so none gets lost. */
export function Dock({ panels, layout, onLayout }: DockProps) {
  const api = useRef<DockviewApi>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const say = useRef(onLayout);
  useEffect(() => {
    say.current = onLayout;
  });
  useEffect(() => {
    for (const { id, title } of panels) api.current?.getPanel(id)?.setTitle(title);
  }, [panels]);

  const isLaidOut = layout !== undefined;
  const wasLaidOut = useRef(isLaidOut);
  useEffect(() => {
    if (wasLaidOut.current && !isLaidOut && api.current) {
      api.current.clear();
      arrange(api.current, panels);
    }
    wasLaidOut.current = isLaidOut;
  }, [isLaidOut, panels]);

  function onReady({ api: ready }: DockviewReadyEvent): void {
    api.current = ready;
    if (!restored(ready, layout, panels)) arrange(ready, panels);
    ready.onDidLayoutChange(() => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => say.current?.(ready.toJSON()), SETTLED);
    });
  }

  // A dock that has been taken down tells of empty groups.
  useLayoutEffect(() => () => clearTimeout(timer.current), []);

  return (
    <Panels value={panels}>
      <DockviewReact
        className={classNames(styles.dock)}
        theme={THEME}
        components={components}
        defaultTabComponent={Tab}
        onReady={onReady}
        disableFloatingGroups
        // They would speak English to everybody.
        announcements={false}
        noPanelsOverlay="emptyGroup"
      />
    </Panels>
  );
}

const THEME = { name: 'molo', className: 'molo-dock', gap: 0 } as const;

function restored(api: DockviewApi, layout: DockLayout | undefined, panels: readonly DockPanel[]): boolean {
  const known = Object.keys(layout?.panels ?? {});
  if (layout === undefined || known.length !== panels.length || !panels.every(({ id }) => known.includes(id))) return false;
  try {
    api.fromJSON(layout);
    if (api.groups.some((group) => group.panels.length === 0)) throw new RangeError('A group of this layout holds nothing.');
    for (const { id, title } of panels) api.getPanel(id)?.setTitle(title);
    return true;
  } catch {
    // A layout of an older version, or of a dock that was taken down: the first arrangement is better than none.
    api.clear();
    return false;
  }
}

function arrange(api: DockviewApi, panels: readonly DockPanel[]): void {
  for (const { id, title, place } of panels) {
    const position = place && (place.beside === undefined ? { direction: place.direction } : { referencePanel: place.beside, direction: place.direction });
    api.addPanel({ id, title, component: 'panel', inactive: place?.direction === 'within', ...(position && { position }) });
  }
  // Sizes hold only once everything is in its place: each panel that is added takes its share of the others.
  for (const { id, place } of panels) {
    if (place?.size === undefined) continue;
    const across = place.direction === 'left' || place.direction === 'right';
    api.getPanel(id)?.api.setSize(across ? { width: place.size } : { height: place.size });
  }
}

function Content({ api }: IDockviewPanelProps) {
  return useContext(Panels).find(({ id }) => id === api.id)?.content ?? null;
}

function Tab({ api }: IDockviewPanelHeaderProps) {
  return <span className={classNames(styles.tab)}>{useContext(Panels).find(({ id }) => id === api.id)?.title}</span>;
}
