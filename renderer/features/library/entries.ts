import { isUnderWay, type OpenData, type Opening, type SessionState } from '#renderer/workbench';
import type { Publisher, Verdict } from '#shared/package';

/** A line of the list: something that is open, or something on its way or turned away. */
export type Entry =
  | { readonly kind: 'data'; readonly key: string; readonly data: OpenData }
  | { readonly kind: 'opening'; readonly key: string; readonly opening: Opening };

/** The part of the address by which an opening is found. */
export function openingKey({ id }: Pick<Opening, 'id'>): string {
  return `opening-${id}`;
}

export function entriesOf({ data, openings }: Pick<SessionState, 'data' | 'openings'>): Entry[] {
  return [
    ...data.map((open): Entry => ({ kind: 'data', key: open.id, data: open })),
    ...openings.map((opening): Entry => ({ kind: 'opening', key: openingKey(opening), opening })),
  ];
}

type Content = Pick<SessionState, 'data' | 'openings'>;

/** Where to look when nothing was chosen: at what is on its way, else at what came last. */
export function settled({ data, openings }: Content): string | null {
  const opening = openings.findLast(isUnderWay) ?? (data.length === 0 ? openings.at(-1) : undefined);
  return opening ? openingKey(opening) : (data.at(-1)?.id ?? null);
}

/**
 * Where to look after a change: at what was begun or turned away just now, else at what has arrived, else where one
 * looked before, while it is there. What asks for a decision is not taken out of sight by what arrives beside it.
 */
export function newest(now: Content, before: Content, was: string | null): string | null {
  const earlier = (opening: Opening): Opening | undefined => before.openings.find(({ id }) => id === opening.id);
  const begun = now.openings.findLast((opening) => earlier(opening) === undefined);
  const stopped = now.openings.findLast((opening) => !isUnderWay(opening) && isUnderWay(earlier(opening) ?? opening));
  if (begun ?? stopped) return openingKey((begun ?? stopped) as Opening);

  const isAsked = now.openings.some((opening) => openingKey(opening) === was && !isUnderWay(opening));
  const arrived = now.data.findLast(({ id }) => !before.data.some((open) => open.id === id));
  if (arrived && !isAsked) return arrived.id;
  return entriesOf(now).some(({ key }) => key === was) ? was : settled(now);
}

/** The name to call a publisher by: one's own name for them before the one that they claim. */
export function publisherName({ petName, claimedName }: Publisher): string {
  return petName ?? claimedName;
}

/** The publisher and the edition, where the verdict knows them. */
export function knownOf(verdict: Verdict): { readonly publisher?: Publisher; readonly edition?: number } {
  if (verdict.status === 'unsigned') return {};
  return { ...(verdict.publisher && { publisher: verdict.publisher }), ...(verdict.package && { edition: verdict.package.sequence }) };
}
