import { createContext, useContext } from 'react';
import type { Answer, DocumentState, OpenDocument } from '#renderer/workbench';
import type { MoloError } from '#shared/base';
import type { ChartPlan } from '#shared/chart';
import type { JsonCommand } from '#shared/document';
import type { ChartReading } from './model/reading';
import type { FieldChoice } from './model/shelf';
import type { Wish } from './model/edit';
import type { ChartView } from './store';

/** The chart on the screen: its document, what it asks for, what came of it, and how it is looked at. */
export interface OpenChart {
  readonly document: OpenDocument;
  readonly state: DocumentState;
  readonly reading: ChartReading;
  /** `null` where the document cannot be planned; then `fault` says why. */
  readonly plan: ChartPlan | null;
  readonly fault: MoloError | null;
  readonly answer: Answer;
  /** What can be put on a shelf. */
  readonly fields: readonly FieldChoice[];
  readonly view: ChartView;
  readonly setView: (change: Partial<ChartView>) => void;
  readonly execute: (command: JsonCommand | null) => void;
  /** Makes wishes about the document true, as one step. */
  readonly wish: (wishes: readonly Wish[]) => void;
}

export const OpenChartContext = createContext<OpenChart | null>(null);

export function useChart(): OpenChart {
  const chart = useContext(OpenChartContext);
  if (chart === null) throw new RangeError('There is no chart here.');
  return chart;
}
