import { EditorContent } from '@tiptap/react';
import type { RefObject } from 'react';
import { classNames } from '#renderer/ui';
import { useBriefing } from '../context';
import type { SlashKeys } from '../editor/slash';
import { FootnoteList } from './footnote-list';
import { PageHead } from './head';
import styles from './page.module.css';
import { SlashMenu } from './slash-menu';

/** The page in the middle: it looks like the page that will be printed. */
export function Page({ slashKeys, ground }: { slashKeys: SlashKeys; ground: RefObject<HTMLDivElement | null> }) {
  const { editor } = useBriefing();
  return (
    <div ref={ground} className={classNames(styles.ground)}>
      <article className={classNames(styles.page)}>
        <PageHead />
        <EditorContent editor={editor} />
        <FootnoteList />
      </article>
      <SlashMenu keys={slashKeys} />
    </div>
  );
}
