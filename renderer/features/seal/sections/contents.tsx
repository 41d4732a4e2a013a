import { Plus, X } from 'lucide-react';
import { Button, classNames, Heading, IconButton, MenuButton, TextField, useTranslator } from '#renderer/ui';
import { useSession } from '#renderer/workbench';
import { textIn } from '#shared/base';
import type { Item, ItemField } from '../model/form';
import { nameProblem } from '../model/problems';
import styles from '../seal.module.css';
import { useSealing, useSealState } from '../sealing';
import { Section } from '../section';

/** The tables that go in, each with its name, its texts and those of its fields. */
export function Contents() {
  const { t } = useTranslator();
  const items = useSealState(({ form }) => form.items);
  return (
    <Section title={t('seal:contents.title')} what={t('seal:contents.what')} tools={<AddTable />}>
      {items.length === 0 && <p className={classNames(styles.quiet)}>{t('seal:contents.none')}</p>}
      <ul className={classNames(styles.list)}>
        {items.map((item) => (
          <li key={item.key}>
            <ItemCard item={item} items={items} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function AddTable() {
  const { t, language } = useTranslator();
  const sealing = useSealing();
  const data = useSession((state) => state.data);
  if (data.length === 0) return <span className={classNames(styles.quiet)}>{t('seal:contents.nothingOpen')}</span>;
  const groups = data.map((open) => ({
    id: open.id,
    title: textIn(open.title, language) ?? open.name,
    items: open.tables.map((table) => ({
      id: `${table.alias}.${table.name}`,
      label: textIn(table.title, language) ?? table.name,
      run: () => sealing.addTable(open, table),
    })),
  }));
  return (
    <MenuButton label={t('seal:contents.add')} groups={groups} placement="bottom end">
      <Button icon={Plus}>{t('seal:contents.add')}</Button>
    </MenuButton>
  );
}

function ItemCard({ item, items }: { item: Item; items: readonly Item[] }) {
  const { t } = useTranslator();
  const sealing = useSealing();
  const problem = nameProblem(item, items);
  const change = (changed: Partial<Item>): void => sealing.change({ items: items.map((other) => (other === item ? { ...item, ...changed } : other)) });
  return (
    <section aria-label={item.name} className={classNames(styles.item)}>
      <header className={classNames(styles.itemHead)}>
        <Heading level={3}>{item.title.trim() || item.name}</Heading>
        <span className={classNames(styles.quiet)}>{item.from === null ? t('seal:contents.fromQuery') : t('seal:contents.from', { name: item.from })}</span>
        <IconButton size="small" icon={X} label={t('seal:contents.remove', { name: item.name })} onPress={() => sealing.change({ items: items.filter((other) => other !== item) })} />
      </header>
      <div className={classNames(styles.row)}>
        <TextField label={t('seal:contents.name')} code value={item.name} onChange={(name) => change({ name })} {...(problem && { error: t(`seal:contents.${problem}`) })} />
        <TextField label={t('seal:contents.tableTitle')} value={item.title} onChange={(title) => change({ title })} />
      </div>
      <TextField label={t('seal:contents.description')} rows={2} value={item.description} onChange={(description) => change({ description })} />
      <details>
        <summary>{t('seal:contents.fields')}</summary>
        <Fields fields={item.fields} onChange={(fields) => change({ fields })} />
      </details>
    </section>
  );
}

function Fields({ fields, onChange }: { fields: readonly ItemField[]; onChange: (fields: readonly ItemField[]) => void }) {
  const { t } = useTranslator();
  const change = (field: ItemField, changed: Partial<ItemField>): void => onChange(fields.map((other) => (other === field ? { ...field, ...changed } : other)));
  return (
    <table className={classNames(styles.fields)}>
      <thead>
        <tr>
          <th scope="col">{t('seal:contents.field')}</th>
          <th scope="col">{t('seal:contents.fieldTitle')}</th>
          <th scope="col">{t('seal:contents.fieldDescription')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.name}>
            <th scope="row">{field.name}</th>
            <td>
              <TextField labelHidden label={t('seal:contents.fieldTitleOf', { name: field.name })} value={field.title} onChange={(title) => change(field, { title })} />
            </td>
            <td>
              <TextField labelHidden label={t('seal:contents.fieldDescriptionOf', { name: field.name })} value={field.description} onChange={(description) => change(field, { description })} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
