import type { Command, OpenDocument } from '#renderer/workbench';
import type { Desk } from '../desk';
import { ANSWER_WITH, answerWith, type AnswerWith, choosing } from './answer-with';

/** One command for each: they show as a choice. */
export function answerCommands(desk: Desk): Command[] {
  const chosen = (): AnswerWith | null => desk.document && answerWith(desk.document.state.getState().content);
  return ANSWER_WITH.map((one) => ({
    id: `query.answerWith.${one}`,
    title: `query:answerWith.${one}Command`,
    keywords: 'query:answerWith.keywords',
    group: 'data',
    chosen: () => chosen() === one,
    enabled: () => desk.document !== null,
    run: () => {
      if (desk.document) chooseAnswerer(desk.document, one);
    },
  }));
}

export function chooseAnswerer(document: OpenDocument, chosen: AnswerWith): void {
  const command = choosing(document.state.getState().content, chosen);
  if (command) document.execute(command);
}
