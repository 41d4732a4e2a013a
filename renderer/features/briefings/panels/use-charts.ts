import { useEffect, useState } from 'react';
import { useDocuments, useWorkbench } from '#renderer/workbench';
import { type ChartDocument, parseChart, titleOf, writeChart } from '#shared/chart';
import { isEqual, type JsonValue } from '#shared/document';

/** A chart of the Charts screen, as it is now. */
export interface KnownChart {
  readonly id: string;
  readonly title: string;
  readonly chart: ChartDocument;
}

/** The charts that can be copied in; one that is not whole yet is left out. `null` until they are there. */
export function useCharts(): readonly KnownChart[] | null {
  const { host, tell } = useWorkbench();
  const summaries = useDocuments('chart');
  const [charts, setCharts] = useState<readonly KnownChart[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    const load = async (): Promise<KnownChart[]> => {
      const stored = await Promise.all(summaries.map(({ id }) => host.call('document.load', { id })));
      return stored.flatMap((document, index) => knownChart(document?.content, summaries[index]?.id ?? '', summaries[index]?.title ?? ''));
    };
    load().then((loaded) => isWanted && setCharts(loaded), tell);
    return () => {
      isWanted = false;
    };
  }, [host, tell, summaries]);
  return charts;
}

function knownChart(content: unknown, id: string, title: string): KnownChart[] {
  try {
    return [{ id, title, chart: parseChart(content) }];
  } catch {
    return [];
  }
}

/**
 * The chart that a copy was taken from: the one that it equals, else the one that is called the same.
 * The briefing's file says of no copy where it came from, so that it is complete in itself.
 */
export function originOf(copy: ChartDocument, charts: readonly KnownChart[]): { readonly origin: KnownChart | null; readonly differs: boolean } {
  const same = charts.find(({ chart }) => isSame(chart, copy));
  if (same) return { origin: same, differs: false };
  const title = titleOf(copy.spec);
  const called = title === undefined ? undefined : charts.find(({ chart }) => titleOf(chart.spec) === title);
  return { origin: called ?? null, differs: called !== undefined };
}

function isSame(one: ChartDocument, other: ChartDocument): boolean {
  return isEqual(writeChart(one) as JsonValue, writeChart(other) as JsonValue);
}
