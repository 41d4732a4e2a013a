import { type ErrorCode, isMoloError, type Progress } from '#shared/base';
import { type Answer, BYTES_TYPE, failed, JSON_TYPE, LINES_TYPE, type Note } from '#shared/host';
import type { Job } from './jobs';

/** Answers as responses. A question that was understood is answered with 200, also where the answer is an error. */

const STATUS: Partial<Record<ErrorCode, number>> = { 'host.denied': 403, 'trust.revoked': 403, 'host.malformed': 400, 'host.limit': 413, 'host.notOpen': 404, cancelled: 400 };

export function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': JSON_TYPE } });
}

export function bytes(content: Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(content, { headers: { 'content-type': type, 'content-length': String(content.length) } });
}

/** Bytes that are read as they go, of a length that is known. */
export function streamed(content: ReadableStream<Uint8Array>, size: number): Response {
  return new Response(content, { headers: { 'content-type': BYTES_TYPE, 'content-length': String(size) } });
}

/** The response to what was not even a question. */
export function refusal(thrown: unknown): Response {
  const status = isMoloError(thrown) ? STATUS[thrown.code] : undefined;
  return json(failed(thrown), status ?? 500);
}

/** Progress is shown to people: more often than this is waste. */
const EVERY_MILLISECONDS = 50;

/**
 * The lines of a long answer: the job's id, progress now and then, the answer. A reader that goes
 * away cancels the job.
 * @param work never rejects
 */
export function lines(job: Job, work: (onProgress: (progress: Progress) => void) => Promise<Answer>): Response {
  const encoder = new TextEncoder();
  let read = true;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (line: Note | Answer): void => controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      let told = 0;
      const onProgress = (progress: Progress): void => {
        const now = performance.now();
        if (!read || (controller.desiredSize ?? 0) <= 0 || now - told < EVERY_MILLISECONDS) return;
        told = now;
        write({ progress });
      };
      write({ job: job.id });
      void work(onProgress).then((answer) => {
        job.end();
        if (!read) return;
        write(answer);
        controller.close();
      });
    },
    cancel() {
      read = false;
      job.cancel();
    },
  });
  return new Response(body, { headers: { 'content-type': LINES_TYPE } });
}
