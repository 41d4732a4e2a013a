import type { Action } from './action';
import { basedIndex } from './based-index';
import { cumulative } from './cumulative';
import { movingWindow } from './moving-window';
import { shareOfTotal } from './share-of-total';
import { yearOverYear } from './year-over-year';

/** What can be calculated from a result by SQL that is written for it: one file and one line here. */
export const ACTIONS: readonly Action[] = [yearOverYear, movingWindow, basedIndex, shareOfTotal, cumulative];
