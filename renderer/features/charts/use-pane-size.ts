import { useEffect, useState } from 'react';
import { useSettings, useWorkbench } from '#renderer/workbench';

/** Milliseconds of rest after which a size is worth keeping: a line that is dragged changes with every pixel. */
const SETTLED = 400;

/** Pixels of a pane, remembered in the settings under a name. */
export function usePaneSize(name: string, usual: number): readonly [size: number, resize: (size: number) => void] {
  const { settings } = useWorkbench();
  const kept = useSettings(({ layouts }) => (layouts[name] as { readonly size?: number } | undefined)?.size);
  const [size, setSize] = useState(kept ?? usual);
  useEffect(() => {
    if (size === (kept ?? usual)) return;
    const timer = setTimeout(() => settings.change({ layouts: { [name]: { size } } }), SETTLED);
    return () => clearTimeout(timer);
  }, [settings, name, size, kept, usual]);
  return [size, setSize];
}
