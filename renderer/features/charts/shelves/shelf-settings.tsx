import { classNames, Select, useTranslator } from '#renderer/ui';
import { highlighted, highlightWishes, type Setting, SETTINGS, shelfTitle, shelfTitleWishes } from '../model/settings';
import type { Shelf } from '../model/shelf';
import { useChart } from '../open-chart';
import { DocumentField } from '../parts/document-field';
import styles from './shelf-settings.module.css';

/** How a field is read and shown. What is not said is decided by the program, and can be said here. */
export function ShelfSettings({ shelf }: { shelf: Shelf }) {
  const { t } = useTranslator();
  const { wish } = useChart();
  const hasTitle = shelf.channel.role !== 'group';
  return (
    <div className={classNames(styles.settings)}>
      {SETTINGS.map((setting) => (
        <SettingSelect key={setting.id} setting={setting} shelf={shelf} />
      ))}
      <Highlight shelf={shelf} />
      {hasTitle && (
        <div className={classNames(styles.wide)}>
          <DocumentField label={t('charts:setting.title')} value={shelfTitle(shelf)} placeholder={shelf.field?.title ?? t('charts:count')} onChange={(title) => wish(shelfTitleWishes(shelf, title))} />
        </div>
      )}
    </div>
  );
}

function SettingSelect({ setting, shelf }: { setting: Setting; shelf: Shelf }) {
  const { t } = useTranslator();
  const { wish } = useChart();
  const choices = setting.choices(shelf).map(({ id, title }) => ({ id, label: t(title) }));
  if (choices.length === 0) return null;
  const selected = setting.read(shelf);
  const isOwn = choices.some(({ id }) => id === selected);
  return (
    <Select
      label={t(setting.title)}
      choices={isOwn ? choices : [...choices, { id: selected, label: t('charts:inJson') }]}
      selected={selected}
      onSelect={(choice) => choice !== selected && wish(setting.write(shelf, choice))}
    />
  );
}

/** Which one stands out against the rest. */
function Highlight({ shelf }: { shelf: Shelf }) {
  const { t } = useTranslator();
  const { wish } = useChart();
  const value = highlighted(shelf);
  if (value === null) return null;
  const values = shelf.field?.values ?? [];
  const choices = [...new Set([...values, ...(value === '' ? [] : [value])])].map((id) => ({ id, label: id }));
  return <Select label={t('charts:setting.highlighted')} choices={choices} selected={value === '' ? null : value} onSelect={(chosen) => wish(highlightWishes(shelf, chosen))} />;
}
