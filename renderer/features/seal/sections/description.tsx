import { X } from 'lucide-react';
import { Button, classNames, IconButton, MenuButton, Select, TextField, useTranslator } from '#renderer/ui';
import { useSession } from '#renderer/workbench';
import { type Language, LANGUAGES, textIn } from '#shared/base';
import { isPackageName, packageName } from '../model/problems';
import styles from '../seal.module.css';
import { useSealing, useSealState } from '../sealing';
import { Section } from '../section';

/** How the package is called and what it says of itself. */
export function Description() {
  const { t } = useTranslator();
  const sealing = useSealing();
  const form = useSealState((state) => state.form);
  const edition = useSealState((state) => state.edition);
  const name = packageName(form);
  const isWrong = form.name !== null && !isPackageName(form.name);
  const numbered = edition === null ? '' : ` ${t('seal:description.edition', { count: edition })}`;
  return (
    <Section title={t('seal:description.title')} tools={<Continue />}>
      <Titles />
      <TextField label={t('seal:description.packageDescription')} rows={3} value={form.description} onChange={(description) => sealing.change({ description })} />
      <TextField
        label={t('seal:description.name')}
        code
        value={name}
        onChange={(typed) => sealing.change({ name: typed === '' ? null : typed })}
        description={`${t('seal:description.nameHelp')}${numbered}`}
        {...(isWrong && { error: t('seal:description.badName') })}
      />
    </Section>
  );
}

/** The main title, and those in other languages. */
function Titles() {
  const { t, language: own } = useTranslator();
  const sealing = useSealing();
  const language = useSealState(({ form }) => form.language);
  const titles = useSealState(({ form }) => form.titles);
  const called = (id: Language): string => languageName(id, own);
  const others = LANGUAGES.filter((id) => id !== language && titles[id] !== undefined);
  const free = LANGUAGES.filter((id) => titles[id] === undefined);
  const set = (id: Language, title: string): void => sealing.change({ titles: { ...titles, [id]: title } });
  const speak = (id: Language): void => {
    const { [language]: main = '', [id]: known, ...rest } = titles;
    // What was written stays the main title, unless there is one in that language already.
    sealing.change({ language: id, titles: { ...rest, [id]: known ?? main, ...(known !== undefined && { [language]: main }) } });
  };
  const remove = (id: Language): void => sealing.change({ titles: Object.fromEntries(Object.entries(titles).filter(([other]) => other !== id)) });
  return (
    <div className={classNames(styles.titles)}>
      <div className={classNames(styles.withButton)}>
        <TextField label={t('seal:description.packageTitle')} isRequired value={titles[language] ?? ''} onChange={(title) => set(language, title)} />
        <Select label={t('seal:description.language')} choices={LANGUAGES.map((id) => ({ id, label: called(id) }))} selected={language} onSelect={speak} />
      </div>
      {others.map((id) => (
        <div key={id} className={classNames(styles.withButton)}>
          <TextField label={t('seal:description.titleIn', { language: called(id) })} value={titles[id] ?? ''} onChange={(title) => set(id, title)} />
          <IconButton icon={X} label={t('seal:description.removeLanguage', { language: called(id) })} onPress={() => remove(id)} />
        </div>
      ))}
      {free.length > 0 && (
        <div>
          <MenuButton label={t('seal:description.addLanguage')} groups={[{ id: 'languages', items: free.map((id) => ({ id, label: called(id), run: () => set(id, '') })) }]}>
            <Button tone="quiet">{t('seal:description.addLanguage')}</Button>
          </MenuButton>
        </div>
      )}
    </div>
  );
}

/** Offered where a package of one's own is open. */
function Continue() {
  const { t, language } = useTranslator();
  const sealing = useSealing();
  const data = useSession((state) => state.data);
  const own = data.filter(({ verdict }) => verdict.status !== 'unsigned' && verdict.publisher?.own === true);
  if (own.length === 0) return null;
  const items = own.map((open) => ({ id: open.id, label: textIn(open.title, language) ?? open.name, description: t('seal:description.continueWhat'), run: () => sealing.continueFrom(open) }));
  return (
    <MenuButton label={t('seal:description.continue')} groups={[{ id: 'own', items }]} placement="bottom end">
      <Button tone="quiet">{t('seal:description.continue')}</Button>
    </MenuButton>
  );
}

/** A language as speakers of another call it. */
function languageName(id: Language, speakers: Language): string {
  return new Intl.DisplayNames([speakers], { type: 'language' }).of(id) ?? id;
}
