import { Plus, Sigma } from 'lucide-react';
import { classNames, type Icon, IconButton, MenuButton, TYPE_ICONS, useTranslator } from '#renderer/ui';
import type { OnShelf } from '../model/shelf';
import { useChart } from '../open-chart';
import { type Dragged, startDragging } from './dragging';
import styles from './field-list.module.css';
import type { Shelves } from './use-shelves';

/** What can be drawn: dragged onto a shelf, or put there by its menu. */
export function FieldList({ shelves }: { shelves: Shelves }) {
  const { t } = useTranslator();
  const { fields } = useChart();
  return (
    <ul aria-label={t('charts:fields')} className={classNames(styles.list)}>
      {fields.map(({ name, title, type }) => (
        <FieldLine key={name} name={title} hint={`${name} · ${t(`ui:types.${type}`)}`} icon={TYPE_ICONS[type]} dragged={{ field: name }} on={{ kind: 'field', name }} shelves={shelves} />
      ))}
      <FieldLine name={t('charts:count')} hint={t('charts:countHint')} icon={Sigma} dragged={{ count: true }} on={{ kind: 'count' }} shelves={shelves} />
    </ul>
  );
}

interface FieldLineProps {
  readonly name: string;
  readonly hint: string;
  readonly icon: Icon;
  readonly dragged: Dragged;
  readonly on: OnShelf;
  readonly shelves: Shelves;
}

function FieldLine({ name, hint, icon: Picture, dragged, on, shelves: { shown, put, putNext } }: FieldLineProps) {
  const { t } = useTranslator();
  const items = shown.map((shelf) => ({ id: shelf.channel.id, label: t(shelf.channel.title), run: () => put(shelf, on) }));
  const label = t('charts:putOnShelf', { field: name });
  return (
    <li draggable title={hint} onDragStart={(event) => startDragging(event, dragged)} onDoubleClick={() => putNext(on)} className={classNames(styles.field)}>
      <Picture size={14} strokeWidth={1.75} aria-hidden />
      <span className={classNames(styles.name)}>{name}</span>
      <MenuButton label={label} groups={[{ id: 'shelves', title: t('charts:putOn'), items }]}>
        <IconButton label={label} icon={Plus} size="small" />
      </MenuButton>
    </li>
  );
}
