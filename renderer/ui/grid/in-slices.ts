/** Milliseconds of work before the page may draw and listen again; a frame has 16. */
const SLICE_MILLISECONDS = 10;

/** Runs a job in steps without holding the page up. Rejects with the signal's reason when it is stopped. */
export async function inSlices<Result>(steps: Generator<void, Result>, signal?: AbortSignal): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE_MILLISECONDS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await nextTask();
    signal?.throwIfAborted();
  }
}

/** A message to oneself is a task of its own; unlike a timer it is not made to wait. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
