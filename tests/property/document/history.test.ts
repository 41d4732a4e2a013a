import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute, type History, jsonEditor, type JsonCommand, type JsonPath, type JsonValue, redo, startHistory, undo } from '#shared/document';

const leaf = fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.boolean(), fc.constant(null));
const name = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('__proto__', 'constructor', '10', '2', 'title'));

const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(name, tie('value'), { maxKeys: 4 })),
}));

/** All places of a document with what lies there. */
function placesOf(document: JsonValue, path: JsonPath = []): [JsonPath, JsonValue][] {
  const here: [JsonPath, JsonValue] = [path, document];
  if (typeof document !== 'object' || document === null) return [here];
  const steps = Array.isArray(document) ? document.map((item: JsonValue, index): [number, JsonValue] => [index, item]) : Object.entries(document);
  return [here, ...steps.flatMap(([step, below]) => placesOf(below, [...path, step]))];
}

/** Any command that fits the document, chosen by a few numbers. */
function commandFor(document: JsonValue, [where, a, b]: readonly [number, number, number], fresh: JsonValue): JsonCommand {
  const places = placesOf(document);
  const [path, here] = places[where % places.length] as [JsonPath, JsonValue];
  if (typeof here === 'string') {
    const at = a % (here.length + 1);
    return { type: 'type', path, at, remove: b % (here.length - at + 1), insert: typeof fresh === 'string' ? fresh : '' };
  }
  if (Array.isArray(here)) {
    const at = a % (here.length + 1);
    return { type: 'splice', path, at, remove: b % (here.length - at + 1), insert: [fresh] };
  }
  if (typeof here === 'object' && here !== null) {
    const names = Object.keys(here);
    const own = names[a % Math.max(1, names.length)];
    if (own !== undefined && b % 2 === 0) return { type: 'drop', path, name: own };
    const added = `new ${a}`;
    if (!names.includes(added)) return { type: 'add', path, name: added, value: fresh };
  }
  return { type: 'put', path, value: fresh };
}

const choice = fc.tuple(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)), value);

function played(document: JsonValue, choices: readonly [readonly [number, number, number], JsonValue][]): History<JsonValue, JsonCommand> {
  let history = startHistory<JsonValue, JsonCommand>(document);
  for (const [numbers, fresh] of choices) history = execute(history, jsonEditor, commandFor(history.document, numbers, fresh)).history;
  return history;
}

/** Order of members included. */
const exactly = (document: JsonValue): string => JSON.stringify(document);

describe('any sequence of commands', () => {
  it('undone to its beginning leaves the document as it was, and redone as it became', () => {
    fc.assert(
      fc.property(value, fc.array(choice, { maxLength: 15 }), (document, choices) => {
        const done = played(document, choices);
        let history = done;
        for (let back = undo(history, jsonEditor); back !== null; back = undo(history, jsonEditor)) history = back.history;
        expect(exactly(history.document)).toBe(exactly(document));
        for (let forth = redo(history, jsonEditor); forth !== null; forth = redo(history, jsonEditor)) history = forth.history;
        expect(exactly(history.document)).toBe(exactly(done.document));
      }),
    );
  });

  it('replayed from a journal gives the same document, with undo and redo among them', () => {
    fc.assert(
      fc.property(value, fc.array(fc.tuple(fc.constantFrom('do', 'do', 'undo', 'redo'), choice), { maxLength: 25 }), (document, moves) => {
        let history = startHistory<JsonValue, JsonCommand>(document);
        const journal: JsonCommand[] = [];
        for (const [move, [numbers, fresh]] of moves) {
          const next =
            move === 'undo' ? undo(history, jsonEditor) : move === 'redo' ? redo(history, jsonEditor) : execute(history, jsonEditor, commandFor(history.document, numbers, fresh));
          if (next === null) continue;
          journal.push(JSON.parse(JSON.stringify(next.change.command)) as JsonCommand);
          expect(next.change.revision).toBe(history.revision + 1);
          history = next.history;
        }
        const replayed = journal.reduce((current, command) => jsonEditor.apply(current, command).document, document);
        expect(exactly(replayed)).toBe(exactly(history.document));
      }),
    );
  });

  it('never changes a document that was given', () => {
    fc.assert(
      fc.property(value, choice, (document, [numbers, fresh]) => {
        const before = exactly(document);
        jsonEditor.apply(document, commandFor(document, numbers, fresh));
        expect(exactly(document)).toBe(before);
      }),
    );
  });

  it('taken as one command has one inverse', () => {
    fc.assert(
      fc.property(value, fc.array(choice, { maxLength: 8 }), (document, choices) => {
        const commands = played(document, choices).undoable.map((step) => step.command);
        const all = jsonEditor.apply(document, { type: 'all', commands });
        expect(exactly(jsonEditor.apply(all.document, all.inverse).document)).toBe(exactly(document));
      }),
    );
  });
});
