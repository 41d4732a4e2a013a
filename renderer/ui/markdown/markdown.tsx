import MarkdownIt, { type Token } from 'markdown-it';
import { Fragment, type ReactNode, useMemo } from 'react';
import { classNames } from '../class-names';
import styles from './markdown.module.css';

/** CommonMark with tables; HTML in the text stays text. */
const parser = new MarkdownIt({ html: false });

/**
 * A text written in Markdown, as elements and never as markup: whoever wrote it, it cannot run, load or lead anywhere.
 * Of a link its words and its address are shown, of a picture what it is said to show.
 * @param level the rank of the text's own first heading on this page
 */
export function Markdown({ text, level = 2 }: { text: string; level?: 1 | 2 | 3 }) {
  const tokens = useMemo(() => parser.parse(text, {}), [text]);
  return <div className={classNames(styles.text)}>{nodesOf(tokens, level)}</div>;
}

/** Tokens come flat: what opens, what is in it, what closes it. */
function nodesOf(tokens: readonly Token[], level: number): ReactNode[] {
  const nodes: ReactNode[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const end = token.nesting === 1 ? closing(tokens, at) : at;
    nodes.push(<Fragment key={at}>{nodeOf(token, nodesOf(tokens.slice(at + 1, end), level), level)}</Fragment>);
    at = end;
  }
  return nodes;
}

function closing(tokens: readonly Token[], open: number): number {
  const { level } = tokens[open] as Token;
  return tokens.findIndex((token, at) => at > open && token.nesting === -1 && token.level === level);
}

/** Elements that hold what they are named for and need nothing more. */
const PLAIN = { p: 'p', ul: 'ul', li: 'li', blockquote: 'blockquote', strong: 'strong', em: 'em', s: 's', table: 'table', thead: 'thead', tbody: 'tbody', tr: 'tr', th: 'th', td: 'td' } as const;

function nodeOf(token: Token, content: readonly ReactNode[], level: number): ReactNode {
  switch (token.type) {
    case 'inline':
      return nodesOf(token.children ?? [], level);
    case 'heading_open':
      return heading(Number(token.tag.slice(1)) + level - 1, content);
    case 'ordered_list_open':
      return <ol start={Number(token.attrGet('start') ?? 1)}>{content}</ol>;
    case 'link_open':
      return link(String(token.attrGet('href') ?? ''), content);
    case 'image':
    case 'text':
    case 'text_special':
      return token.content;
    case 'code_inline':
      return <code>{token.content}</code>;
    case 'code_block':
    case 'fence':
      return (
        <pre tabIndex={0}>
          <code>{token.content}</code>
        </pre>
      );
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return <br />;
    case 'hr':
      return <hr />;
    default:
      return element(token, content);
  }
}

function element(token: Token, content: readonly ReactNode[]): ReactNode {
  const Tag = Object.hasOwn(PLAIN, token.tag) ? PLAIN[token.tag as keyof typeof PLAIN] : null;
  // The paragraphs of a list without blank lines are its lines.
  return Tag === null || token.hidden ? content : <Tag>{content}</Tag>;
}

function heading(rank: number, content: readonly ReactNode[]): ReactNode {
  const Tag = `h${Math.min(rank, 6)}` as 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
  return <Tag>{content}</Tag>;
}

function link(address: string, content: readonly ReactNode[]): ReactNode {
  return (
    <>
      {content} <span className={classNames(styles.address)}>({address})</span>
    </>
  );
}
