import { useEffect } from 'react';
import type { Handover, Receiver } from './handover';
import { useWorkbench } from './workbench';

/** Takes what is given to this screen, also when it is open already. */
export function useHandover<To extends Receiver>(to: To, take: (given: Extract<Handover, { to: To }>) => void): void {
  const { handover } = useWorkbench();
  useEffect(() => {
    const look = (): void => {
      const given = handover.take(to);
      if (given) take(given);
    };
    look();
    return handover.store.subscribe(look);
  }, [handover, to, take]);
}
