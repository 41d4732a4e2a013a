import { useState } from 'react';

/** One thing that is being done, and why it was not. What fails is shown where it was begun. */
export function useWork() {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const work = async (job: () => Promise<void>): Promise<void> => {
    setIsBusy(true);
    setFailure(null);
    try {
      await job();
    } catch (error) {
      setFailure(error);
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, failure, work };
}
