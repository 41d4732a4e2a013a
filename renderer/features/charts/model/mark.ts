import type { JsonValue } from '#shared/document';
import { isMembers, type Wish } from './edit';
import { readChart } from './reading';

/** The mark's word stays a word until something is said about it. */
export function markWishes(content: JsonValue, mark: string): Wish[] {
  const { root, spec } = readChart(content);
  return [{ path: [...root, 'mark', ...(isMembers(spec.mark) ? ['type'] : [])], value: mark }];
}

export function markProperty(content: JsonValue, name: string): JsonValue | undefined {
  const { mark } = readChart(content).spec;
  return isMembers(mark) ? mark[name] : undefined;
}

export function markPropertyWishes(content: JsonValue, name: string, value: JsonValue | undefined): Wish[] {
  const { root, spec, mark: type } = readChart(content);
  const path = [...root, 'mark'];
  if (!isMembers(spec.mark)) return value === undefined ? [] : [{ path, value: { type, [name]: value } }];
  const rest = Object.keys(spec.mark).filter((own) => own !== 'type' && own !== name);
  if (value === undefined && rest.length === 0) return [{ path, value: type }];
  return [{ path: [...path, name], value }];
}
