import { TLP_LEVELS, type TlpLevel } from '#shared/package';
import type { OpenData } from './open-data';

/** What has to stand above everything while anything marked is open. */
export interface WorkspaceMarking {
  /** The classification lines, as the publishers word them; each once. */
  readonly lines: readonly string[];
  /** The strictest of the Traffic Light Protocol's levels. */
  readonly tlp: TlpLevel | null;
  /** All that is marked is made up for training. */
  readonly synthetic: boolean;
}

/** `null` when nothing that is open carries a marking. */
export function markingOf(data: readonly OpenData[]): WorkspaceMarking | null {
  const markings = data.flatMap(({ manifest }) => manifest?.molo.marking ?? []);
  if (markings.length === 0) return null;
  const levels = markings.flatMap(({ tlp }) => (tlp === undefined ? [] : [TLP_LEVELS.indexOf(tlp)]));
  return {
    lines: [...new Set(markings.flatMap(({ line }) => line ?? []))],
    tlp: levels.length === 0 ? null : (TLP_LEVELS[Math.max(...levels)] ?? null),
    synthetic: markings.every(({ synthetic }) => synthetic === true),
  };
}
