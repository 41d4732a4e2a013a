import { useEffect, useEffectEvent } from 'react';

/** Who would step back, the latest on top. One listener serves them all, so that Escape takes one step and not several. */
const steps: (() => void)[] = [];

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
  const step = steps.at(-1);
  if (step === undefined) return;
  event.preventDefault();
  step();
}

/** While mounted and `active`, Escape calls `stepBack`, unless something opened later takes it. Menus, dialogs and fields come before. */
export function useEscape(stepBack: () => void, active = true): void {
  const step = useEffectEvent(stepBack);
  useEffect(() => {
    if (!active) return;
    const own = (): void => step();
    if (steps.push(own) === 1) window.addEventListener('keydown', onKeyDown);
    return () => {
      steps.splice(steps.indexOf(own), 1);
      if (steps.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, [active]);
}
