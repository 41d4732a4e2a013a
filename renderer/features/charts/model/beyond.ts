import type { JsonValue } from '#shared/document';
import { CHANNELS } from './channels';
import { isMembers } from './edit';
import type { ChartReading } from './reading';

/** Members that the Builder shows and writes. What else a spec holds stays as it is. */
const KNOWN_SPEC: ReadonlySet<string> = new Set(['data', 'title', 'mark', 'encoding', 'width', 'height', 'description', '$schema']);
const KNOWN_SHELF: ReadonlySet<string> = new Set(['field', 'type', 'aggregate', 'timeUnit', 'bin', 'sort', 'stack', 'scale', 'axis', 'legend', 'header', 'title', 'format']);
const KNOWN_CHANNELS: ReadonlySet<string> = new Set(CHANNELS.map(({ id }) => id));

/** Parts of the spec that only the JSON can say: `transform`, `encoding/theta`, `encoding/color/condition`. */
export function beyondBuilder({ spec, encoding }: ChartReading): readonly string[] {
  const parts = Object.keys(spec).filter((name) => !KNOWN_SPEC.has(name));
  const channels = Object.entries(encoding).flatMap(([name, definition]) => (KNOWN_CHANNELS.has(name) ? inShelf(name, definition) : [`encoding/${name}`]));
  return [...parts, ...channels];
}

function inShelf(channel: string, definition: JsonValue): string[] {
  if (!isMembers(definition)) return [`encoding/${channel}`];
  return Object.keys(definition)
    .filter((name) => !KNOWN_SHELF.has(name))
    .map((name) => `encoding/${channel}/${name}`);
}
