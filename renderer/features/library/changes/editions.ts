import type { OpenData } from '#renderer/workbench';

/** Other editions of a package that are open: of the same publisher, under the same name; the nearest earlier one first. */
export function otherEditions(data: OpenData, all: readonly OpenData[]): readonly OpenData[] {
  const own = editionOf(data);
  if (own === null) return [];
  const others = all.filter((other) => other !== data && other.manifest?.name === data.manifest?.name && editionOf(other)?.publisher === own.publisher);
  const distance = (other: OpenData): number => {
    const away = own.sequence - (editionOf(other)?.sequence ?? 0);
    return away > 0 ? away : 1_000_000 - away;
  };
  return others.toSorted((a, b) => distance(a) - distance(b));
}

/** The earlier and the later of two. */
export function inOrder(one: OpenData, other: OpenData): { readonly before: OpenData; readonly after: OpenData } {
  return (editionOf(one)?.sequence ?? 0) < (editionOf(other)?.sequence ?? 0) ? { before: one, after: other } : { before: other, after: one };
}

export function editionOf({ verdict }: OpenData): { readonly publisher: string; readonly sequence: number; readonly created: string } | null {
  if (!verdict.signed) return null;
  return { publisher: verdict.publisher.fingerprint, sequence: verdict.package.sequence, created: verdict.package.created };
}
