import { describe, expect, it } from 'vitest';
import type { Progress } from '#shared/base';
import { lines } from '../../../electron/host/answers';
import { Jobs } from '../../../electron/host/jobs';

const read = async (response: Response): Promise<unknown[]> => (await response.text()).trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);

describe('the lines of a long answer', () => {
  it('are the job, then the answer, and the job has ended', async () => {
    const jobs = new Jobs();
    const job = jobs.start();
    expect(await read(lines(job, async () => ({ ok: true, value: 1 })))).toEqual([{ job: job.id }, { ok: true, value: 1 }]);
    expect([jobs.size, jobs.cancel(job.id)]).toEqual([0, false]);
  });

  it('tell progress, but not more than anybody can see', async () => {
    const job = new Jobs().start();
    const response = lines(job, async (onProgress) => {
      for (let bytes = 0; bytes < 10_000; bytes++) {
        onProgress({ stage: 'x', bytes });
        if (bytes % 1_000 === 0) await new Promise((resolve) => setTimeout(resolve));
      }
      return { ok: true, value: null };
    });
    const told = (await read(response)).slice(1, -1) as { progress: Progress }[];
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(100);
  });

  it('of which nobody reads any more cancel the job, and it ends in its own time', async () => {
    const jobs = new Jobs();
    const job = jobs.start();
    let end: (answer: { ok: true; value: null }) => void = () => undefined;
    const response = lines(job, (onProgress) => {
      job.signal.addEventListener('abort', () => onProgress({ stage: 'x', bytes: 1 }));
      return new Promise((resolve) => (end = resolve));
    });
    await response.body?.cancel();
    expect([job.signal.aborted, jobs.size]).toEqual([true, 1]);
    end({ ok: true, value: null });
    await Promise.resolve();
    expect(jobs.size).toBe(0);
  });
});

it('all jobs are cancelled at once when the host ends', () => {
  const jobs = new Jobs();
  const [one, other] = [jobs.start(), jobs.start()];
  other.end();
  jobs.cancelAll();
  expect([one.signal.aborted, other.signal.aborted]).toEqual([true, false]);
  expect(jobs.cancel(one.id)).toBe(true);
});
