import { GripVertical, Sigma, SlidersHorizontal, X } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { type Choice, classNames, IconButton, Select, TYPE_ICONS, useTranslator } from '#renderer/ui';
import { saidOf } from '../model/settings';
import type { OnShelf, Shelf } from '../model/shelf';
import { useChart } from '../open-chart';
import { droppedOf, isDragging, startDragging } from './dragging';
import { ShelfSettings } from './shelf-settings';
import styles from './shelf-row.module.css';
import type { Shelves } from './use-shelves';

/** A shelf: its field is chosen, dropped or dragged away; what is said about it unfolds beneath. */
export function ShelfRow({ shelf, shelves }: { shelf: Shelf; shelves: Shelves }) {
  const { t } = useTranslator();
  const { view, setView } = useChart();
  const { channel, on } = shelf;
  const name = t(channel.title);
  const hasSettings = on.kind === 'field' || on.kind === 'count';
  const isUnfolded = hasSettings && view.unfolded === channel.id;
  const drop = useDrop(shelf, shelves);
  return (
    <div role="group" aria-label={name} {...drop.handlers} className={classNames(styles.shelf, drop.isOver && styles.over)}>
      <div className={classNames(styles.line)}>
        <span draggable={on.kind !== 'nothing'} onDragStart={(event) => startDragging(event, { from: channel.id })} className={classNames(styles.name, on.kind !== 'nothing' && styles.filled)}>
          <GripVertical size={12} strokeWidth={1.75} aria-hidden />
          {name}
        </span>
        <FieldSelect shelf={shelf} label={name} onPut={(next) => shelves.put(shelf, next)} />
        {on.kind !== 'nothing' && (
          <span className={classNames(styles.tools)}>
            {hasSettings && (
              <IconButton label={t('charts:settingsOf', { shelf: name })} icon={SlidersHorizontal} size="small" aria-expanded={isUnfolded} onPress={() => setView({ unfolded: isUnfolded ? null : channel.id })} />
            )}
            <IconButton label={t('charts:clear', { shelf: name })} icon={X} size="small" onPress={() => shelves.put(shelf, { kind: 'nothing' })} />
          </span>
        )}
      </div>
      {isUnfolded ? <ShelfSettings shelf={shelf} /> : <Said shelf={shelf} />}
    </div>
  );
}

function FieldSelect({ shelf: { on, field }, label, onPut }: { shelf: Shelf; label: string; onPut: (on: OnShelf) => void }) {
  const { t } = useTranslator();
  const { fields } = useChart();
  const choices: Choice<string>[] = [
    ...fields.map(({ name, title, type }) => ({ id: `field:${name}`, label: title, icon: TYPE_ICONS[type], ...(title === name ? {} : { description: name }) })),
    { id: 'count', label: t('charts:count'), icon: Sigma },
  ];
  // A field that the answer has not, or something that only the JSON can say, is shown for what it is.
  if (on.kind === 'field' && field === undefined) choices.push({ id: `field:${on.name}`, label: on.name });
  if (on.kind === 'other') choices.push({ id: 'other', label: t('charts:inJson') });
  const selected = on.kind === 'nothing' ? null : on.kind === 'field' ? `field:${on.name}` : on.kind;
  const put = (id: string): void => {
    if (id === 'count') onPut({ kind: 'count' });
    else if (id.startsWith('field:')) onPut({ kind: 'field', name: id.slice('field:'.length) });
  };
  return (
    <div className={classNames(styles.control)}>
      <Select label={label} labelHidden choices={choices} selected={selected} onSelect={put} placeholder={t('charts:dropHere')} />
    </div>
  );
}

function Said({ shelf }: { shelf: Shelf }) {
  const { t } = useTranslator();
  const said = saidOf(shelf).map((key) => t(key));
  return said.length === 0 ? null : <p className={classNames(styles.said)}>{said.join(' · ')}</p>;
}

function useDrop(shelf: Shelf, { drop }: Shelves) {
  const [isOver, setIsOver] = useState(false);
  const handlers = {
    onDragOver(event: DragEvent) {
      if (!isDragging(event)) return;
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: (event: DragEvent) => event.currentTarget.contains(event.relatedTarget as Node | null) || setIsOver(false),
    onDrop(event: DragEvent) {
      setIsOver(false);
      const dragged = droppedOf(event);
      if (dragged === null) return;
      event.preventDefault();
      drop(shelf, dragged);
    },
  };
  return { isOver, handlers };
}
