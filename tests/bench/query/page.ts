/** The page of the bench `query`: it starts workers, and tells what they found to whoever drives it. */
import type { Asked, FromBench, Timed } from './messages';
import { reopening } from './reopening';

async function contest(rows: number, url: string | null, tell: (timed: Timed) => void): Promise<void> {
  const file = url === null ? null : new File([await (await fetch(url)).blob()], url.split('/').at(-1) as string);
  const worker = new Worker(new URL('./query.worker.ts', import.meta.url), { type: 'module' });
  try {
    await new Promise<void>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<FromBench>) => {
        if (data.kind === 'timed') tell(data.timed);
        else if (data.kind === 'done') resolve();
        else reject(new Error(data.reason));
      });
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.postMessage({ rows, file } satisfies Asked);
    });
  } finally {
    worker.terminate();
  }
}

export type Bench = { readonly contest: typeof contest; readonly reopening: typeof reopening; readonly isolated: boolean };

Object.assign(window, { bench: { contest, reopening, isolated: crossOriginIsolated } satisfies Bench });
