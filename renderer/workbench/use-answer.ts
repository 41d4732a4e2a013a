import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answered } from '#renderer/workers';
import { asMoloError, isMoloError, type MoloError } from '#shared/base';
import { type Answers, keyOf } from './answers';
import type { Statement } from './handover';
import { useSession, useWorkbench } from './workbench';

/** What became of a question that something on the screen rests on. */
export interface Answer {
  readonly state: 'none' | 'running' | 'answered' | 'failed';
  /** The last answer; while the next is on its way, that of before. */
  readonly result: Answered | null;
  readonly error: MoloError | null;
  /** `performance.now()` when it was asked. */
  readonly since: number;
  /** Ends the running question; the answer of before stays. */
  readonly cancel: () => void;
  readonly again: () => void;
}

/** Milliseconds without another change before a question is asked: typing and dragging change it often. */
const SETTLED = 120;
/** Milliseconds that a running question which nobody waits for may still take: ending it costs the worker. */
const PATIENCE = 1_500;

interface Shown extends Pick<Answer, 'state' | 'result' | 'error' | 'since'> {
  /** Of the statement that this is about. */
  readonly key: string;
}

/** One thing's question: as it changes, the newest is asked and the last answer stays until then. */
class Asking {
  readonly store: StoreApi<Shown> = createStore<Shown>(() => ({ key: '', state: 'none', result: null, error: null, since: 0 }));
  #running: AbortController | null = null;

  constructor(private readonly answers: Answers) {}

  /** Gives back how to lose interest. */
  ask(statement: Statement | null): () => void {
    const key = statement === null ? '' : keyOf(statement);
    const enter = (change: Partial<Shown>): void => this.store.setState({ key, error: null, ...change });
    const known = statement === null ? null : this.answers.known(statement);
    if (statement === null || known) {
      enter({ state: known ? 'answered' : 'none', result: known ?? null });
      return () => undefined;
    }
    const stop = new AbortController();
    let isWanted = true;
    const timer = setTimeout(() => {
      this.#running = stop;
      enter({ state: 'running', since: performance.now() });
      this.answers.ask(statement, { signal: stop.signal }).then(
        (result) => isWanted && enter({ state: 'answered', result }),
        (thrown: unknown) => isWanted && enter({ state: 'failed', error: asMoloError(thrown), ...(isMoloError(thrown, 'query.cancelled') ? {} : { result: null }) }),
      );
    }, SETTLED);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      setTimeout(() => stop.abort(), PATIENCE);
    };
  }

  cancel(): void {
    this.#running?.abort();
  }
}

/**
 * Asks what something on the screen rests on, again when the statement or the open data change.
 * @param statement `null`: there is nothing to ask
 */
export function useAnswer(statement: Statement | null): Answer {
  const { answers } = useWorkbench();
  const data = useSession((state) => state.data);
  const [asking] = useState(() => new Asking(answers));
  const [tries, setTries] = useState(0);
  const key = statement === null ? '' : keyOf(statement);
  // By its key: statements are made anew at every render.
  const asked = useMemo(() => (key === '' ? null : statementOf(key)), [key]);
  useEffect(() => asking.ask(asked), [asking, asked, data, tries]);

  const shown = useStore(asking.store);
  const again = useCallback(() => setTries((count) => count + 1), []);
  return useMemo(() => {
    const { state, result, error, since } = shown;
    return { state: shown.key === key ? state : 'running', result, error, since, cancel: () => asking.cancel(), again };
  }, [shown, key, asking, again]);
}

function statementOf(key: string): Statement {
  const [sql, params] = JSON.parse(key) as [string, Statement['params']];
  return { sql, params };
}
