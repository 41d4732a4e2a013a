import { Plus, X } from 'lucide-react';
import { Button, classNames, IconButton, Select, useTranslator } from '#renderer/ui';
import { chooseFiles } from '#renderer/workbench';
import { COMPANION_ROLES, type CompanionRole } from '#shared/package';
import type { Enclosure } from '../model/form';
import styles from '../seal.module.css';
import { useSealing, useSealState } from '../sealing';
import { Section } from '../section';

/** Notes, a method sheet, whatever readers need beside the tables. */
export function Enclosures() {
  const { t } = useTranslator();
  const sealing = useSealing();
  const enclosures = useSealState(({ form }) => form.enclosures);
  const add = async (): Promise<void> => {
    const files = await chooseFiles();
    const added = files.map((file): Enclosure => ({ key: crypto.randomUUID(), file, role: roleOf(file.name) }));
    sealing.change({ enclosures: [...sealing.form.enclosures, ...added] });
  };
  return (
    <Section
      title={t('seal:files.title')}
      what={t('seal:files.what')}
      tools={
        <Button icon={Plus} onPress={() => void add()}>
          {t('seal:files.add')}
        </Button>
      }
    >
      {enclosures.length > 0 && (
        <ul className={classNames(styles.list)}>
          {enclosures.map((enclosure) => (
            <li key={enclosure.key} className={classNames(styles.itemHead)}>
              <span>{enclosure.file.name}</span>
              <Select<CompanionRole>
                labelHidden
                label={t('seal:files.role', { name: enclosure.file.name })}
                choices={COMPANION_ROLES.map((id) => ({ id, label: t(`seal:files.roles.${id}`) }))}
                selected={enclosure.role}
                onSelect={(role) => sealing.change({ enclosures: enclosures.map((other) => (other === enclosure ? { ...enclosure, role } : other)) })}
              />
              <IconButton size="small" icon={X} label={t('seal:files.remove', { name: enclosure.file.name })} onPress={() => sealing.change({ enclosures: enclosures.filter((other) => other !== enclosure) })} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** A guess that is shown and can be changed: texts are notes. */
function roleOf(name: string): CompanionRole {
  if (/\.(geo|topo)json$/i.test(name)) return 'boundaries';
  return /\.(md|markdown|txt)$/i.test(name) ? 'notes' : 'other';
}
