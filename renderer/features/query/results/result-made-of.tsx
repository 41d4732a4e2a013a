import { Copy } from 'lucide-react';
import { classNames, Facts, IconButton, notify, ProgressBar, useTranslator } from '#renderer/ui';
import { type OpenData, useSession } from '#renderer/workbench';
import type { Digest } from '#shared/base';
import { textIn } from '#shared/base';
import type { Result } from '../runs';
import styles from './result-about.module.css';
import { useContentDigest } from './use-content-digest';

/** What a result rests on and what it is: question and content by their digests, and the packages and files that were read. */
export function ResultMadeOf({ result: { answer, asked } }: { result: Result }) {
  const { t } = useTranslator();
  const data = useSession((state) => state.data);
  return (
    <section aria-label={t('query:commands.madeOf')} tabIndex={0} className={classNames(styles.about)}>
      <Facts
        facts={[
          { term: t('query:madeOf.question'), value: answer.question === null ? t('query:madeOf.noQuestion') : <Question digest={answer.question} isAnalysis={asked.analysis !== undefined} /> },
          { term: t('query:madeOf.content'), value: <Content answer={answer} /> },
          { term: t('query:madeOf.reads'), value: answer.sources.length === 0 ? t('query:madeOf.readsNothing') : <Sources sources={answer.sources} data={data} /> },
        ]}
      />
    </section>
  );
}

function Question({ digest, isAnalysis }: { digest: Digest; isAnalysis: boolean }) {
  const { t } = useTranslator();
  return (
    <>
      <Copied digest={digest} />
      <span className={classNames(styles.quiet)}>{t(isAnalysis ? 'query:madeOf.analysisWhat' : 'query:madeOf.questionWhat')}</span>
    </>
  );
}

/** Worked out when it is looked at; whoever waits longer sees how far it is. */
function Content({ answer: { table, truncated } }: Pick<Result, 'answer'>) {
  const { t } = useTranslator();
  const { digest, share } = useContentDigest(table);
  if (digest === null) return share === null ? null : <ProgressBar what={t('query:madeOf.contentRunning')} done={share} />;
  return (
    <>
      <Copied digest={digest} />
      <span className={classNames(styles.quiet)}>{[t('query:madeOf.contentWhat'), ...(truncated ? [t('query:madeOf.contentCut')] : [])].join(' ')}</span>
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
