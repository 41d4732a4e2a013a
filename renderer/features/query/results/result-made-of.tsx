import { Copy } from 'lucide-react';
import { classNames, Facts, IconButton, notify, useTranslator } from '#renderer/ui';
import { type OpenData, useSession } from '#renderer/workbench';
import type { Digest } from '#shared/base';
import { textIn } from '#shared/base';
import type { Result } from '../runs';
import styles from './result-about.module.css';

/** What a result rests on: the question by its digest, and the packages and files that were read. */
export function ResultMadeOf({ result: { answer } }: { result: Result }) {
  const { t } = useTranslator();
  const data = useSession((state) => state.data);
  return (
    <section aria-label={t('query:commands.madeOf')} tabIndex={0} className={classNames(styles.about)}>
      <Facts
        facts={[
          { term: t('query:madeOf.question'), value: answer.question === null ? t('query:madeOf.noQuestion') : <Question digest={answer.question} /> },
          { term: t('query:madeOf.reads'), value: answer.sources.length === 0 ? t('query:madeOf.readsNothing') : <Sources sources={answer.sources} data={data} /> },
        ]}
      />
    </section>
  );
}

function Question({ digest }: { digest: Digest }) {
  const { t } = useTranslator();
  return (
    <>
      <Copied digest={digest} />
      <span className={classNames(styles.quiet)}>{t('query:madeOf.questionWhat')}</span>
    </>
  );
}

function Sources({ sources, data }: { sources: Result['answer']['sources']; data: readonly OpenData[] }) {
  const { t, language } = useTranslator();
  return (
    <ul className={classNames(styles.sources)}>
      {sources.map(({ alias, name }) => {
        const open = data.find(({ tables }) => tables.some((table) => table.alias === alias && table.name === name));
        const digest = open?.origin.digest ?? null;
        return (
          <li key={`${alias}.${name}`}>
            <span>{open === undefined ? alias : [textIn(open.title, language) ?? open.name, name].join(' · ')}</span>
            {digest === null ? <span className={classNames(styles.quiet)}>{t('query:madeOf.noDigest')}</span> : <Copied digest={digest} />}
          </li>
        );
      })}
    </ul>
  );
}

/** A digest as it is written in manifests, and a way to have it elsewhere. */
function Copied({ digest }: { digest: Digest }) {
  const { t } = useTranslator();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(digest);
    notify({ tone: 'done', text: t('query:madeOf.copied') });
  };
  return (
    <span className={classNames(styles.digest)}>
      <code>{digest}</code>
      <IconButton size="small" label={t('query:madeOf.copy')} icon={Copy} onPress={() => void copy()} />
    </span>
  );
}
