import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button, classNames, ErrorNotice, Heading, Markdown, Skeleton, useTranslator } from '#renderer/ui';
import { type OpenData, saveBlob, useWorkbench } from '#renderer/workbench';
import { type Digest, textIn } from '#shared/base';
import { type Companion, type DisclosureRules, localText } from '#shared/package';
import sheet from '../sheet.module.css';
import styles from './notes.module.css';
import { ruleLines } from './rules';
import { useCompanionText } from './use-companion-text';

/** What the publisher says of the package in words: its description, its rules, and the files that travel along. */
export function Notes({ data: { manifest, id } }: { data: OpenData }) {
  const { t, language } = useTranslator();
  if (manifest === undefined) return null;
  const { languages, companions = [], disclosure } = manifest.molo;
  const description = textIn(localText(manifest, 'description', languages), language);
  return (
    <div className={classNames(sheet.sheet)}>
      {description !== undefined && (
        <section className={classNames(sheet.section)}>
          <Heading level={3}>{t('library:notes.description')}</Heading>
          <Markdown text={description} level={3} />
        </section>
      )}
      {disclosure && <Rules rules={disclosure} />}
      {companions.length > 0 && (
        <section className={classNames(sheet.section)}>
          <Heading level={3}>{t('library:notes.files')}</Heading>
          <ul className={classNames(styles.files)}>
            {companions.map((companion) => (
              <li key={companion.path}>
                <File companion={companion} digest={id as Digest} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {description === undefined && disclosure === undefined && companions.length === 0 && <p className={classNames(sheet.note)}>{t('library:notes.none')}</p>}
    </div>
  );
}

function Rules({ rules }: { rules: DisclosureRules }) {
  const translator = useTranslator();
  return (
    <section className={classNames(sheet.section)}>
      <Heading level={3}>{translator.t('library:notes.rules')}</Heading>
      <ul className={classNames(styles.rules)}>
        {ruleLines(rules, translator).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

/** Longer than any note that is read on a screen. */
const MOST_SHOWN = 512 * 1024;

/** Texts can be read here, as text; anything can be saved. */
function File({ companion: { path, role, bytes, mediatype }, digest }: { companion: Companion; digest: Digest }) {
  const { t, number } = useTranslator();
  const { host, tell } = useWorkbench();
  const [isShown, setIsShown] = useState(false);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isText = mediatype === undefined ? /\.(md|markdown|txt)$/i.test(name) : mediatype === 'text/markdown' || mediatype === 'text/plain';
  const save = async (): Promise<void> => saveBlob(await host.companion(digest, path), name);
  return (
    <>
      <div className={classNames(styles.file)}>
        <span className={classNames(styles.name)}>{name}</span>
        <span className={classNames(sheet.note)}>
          {t(`seal:files.roles.${role}`)} · {t('library:notes.size', { size: number(bytes / 1000, { maximumFractionDigits: 1 }) })}
        </span>
        {isText && (
          <Button tone="quiet" aria-expanded={isShown} onPress={() => setIsShown(!isShown)}>
            {t(isShown ? 'library:notes.hide' : 'library:notes.show', { name })}
          </Button>
        )}
        <Button tone="quiet" icon={Download} onPress={() => void save().catch(tell)}>
          {t('library:notes.save', { name })}
        </Button>
      </div>
      {isShown && (bytes > MOST_SHOWN ? <p className={classNames(sheet.note)}>{t('library:notes.large')}</p> : <Text digest={digest} path={path} />)}
    </>
  );
}

function Text({ digest, path }: { digest: Digest; path: string }) {
  const { text, failure } = useCompanionText(digest, path);
  if (failure !== undefined) return <ErrorNotice error={failure} />;
  if (text === undefined) return <Skeleton lines={4} />;
  return (
    <div className={classNames(styles.text)}>
      <Markdown text={text} level={3} />
    </div>
  );
}
