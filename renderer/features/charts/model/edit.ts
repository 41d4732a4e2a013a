import { changeBetween, type JsonCommand, jsonEditor, type JsonPath, type JsonValue } from '#shared/document';

type Members = { readonly [name: string]: JsonValue };

/** What is to lie at a path; `undefined`: nothing. */
export interface Wish {
  readonly path: JsonPath;
  readonly value: JsonValue | undefined;
}

/** Objects that say nothing when they are empty, and go with their last member. */
const GOES_WHEN_EMPTY: ReadonlySet<unknown> = new Set(['axis', 'scale', 'legend', 'header']);

export function isMembers(value: JsonValue | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What lies at a path; `undefined` where it leads nowhere. */
export function valueAt(document: JsonValue, path: JsonPath): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = (value as readonly JsonValue[])[step];
    else value = isMembers(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

/** The smallest command that makes the wishes true, one after the other; `null` when they are already. */
export function commandOf(document: JsonValue, wishes: readonly Wish[]): JsonCommand | null {
  const commands: JsonCommand[] = [];
  let current = document;
  for (const wish of wishes) {
    const command = wish.value === undefined ? removal(current, wish.path) : setting(current, wish.path, wish.value);
    if (command === null) continue;
    commands.push(command);
    current = jsonEditor.apply(current, command).document;
  }
  return commands.length > 1 ? { type: 'all', commands } : (commands[0] ?? null);
}

function setting(document: JsonValue, path: JsonPath, value: JsonValue): JsonCommand | null {
  const old = valueAt(document, path);
  if (old !== undefined) return changeBetween(old, value, path);
  const missing = path.findIndex((_, depth) => !isInside(valueAt(document, path.slice(0, depth)), path[depth]));
  const above = path.slice(0, missing);
  const parent = valueAt(document, above);
  const nested = path.slice(missing + 1).reduceRight<JsonValue>((inner, step) => ({ [step]: inner }), value);
  const name = String(path[missing]);
  // `axis: null` and the like give way to what is said about it now.
  if (!isMembers(parent)) return { type: 'put', path: above, value: { [name]: nested } };
  return { type: 'add', path: above, name, value: nested };
}

function isInside(parent: JsonValue | undefined, step: string | number | undefined): boolean {
  return step !== undefined && parent !== undefined && valueAt(parent, [step]) !== undefined;
}

function removal(document: JsonValue, path: JsonPath): JsonCommand | null {
  if (valueAt(document, path) === undefined) return null;
  const above = path.slice(0, -1);
  const parent = valueAt(document, above);
  if (isMembers(parent) && Object.keys(parent).length === 1 && GOES_WHEN_EMPTY.has(above.at(-1))) return removal(document, above);
  return { type: 'drop', path: above, name: String(path.at(-1)) };
}
