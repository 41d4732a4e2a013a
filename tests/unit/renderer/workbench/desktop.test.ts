import { expect, it, vi } from 'vitest';
import type { Bridge } from '#shared/host';
import { createCommands } from '../../../../renderer/workbench/command';
import { connectDesktop, desktop } from '../../../../renderer/workbench/desktop';
import { createUnsaved } from '../../../../renderer/workbench/unsaved';
import type { Workbench } from '../../../../renderer/workbench/workbench';

it('a browser has no desktop', () => {
  expect(desktop({} as Window)).toBeNull();
});

it('the desktop chooses commands, opens packages and is told of work that would be lost', () => {
  let choose: (id: string) => void = () => undefined;
  let open: (path: string) => void = () => undefined;
  const setUnsaved = vi.fn();
  const bridge: Bridge = {
    pathForFile: () => null,
    onCommand: (callback) => ((choose = callback), () => undefined),
    onOpenFile: (callback) => ((open = callback), () => undefined),
    setUnsaved,
  };
  const [run, go, openPath] = [vi.fn(), vi.fn(), vi.fn()];
  const commands = createCommands(() => undefined, false);
  commands.register([{ id: 'file.sample', title: 'app:name', group: 'file', run }]);
  const unsaved = createUnsaved(new EventTarget() as Window);
  connectDesktop(bridge, { commands, unsaved, router: { go }, session: { openPath } } as unknown as Workbench);

  choose('file.sample');
  choose('nothing.like.that');
  open('/media/stick/a.molo');
  unsaved.mark('x', true);
  expect(run).toHaveBeenCalledOnce();
  expect([go.mock.calls, openPath.mock.calls]).toEqual([[['library']], [['/media/stick/a.molo']]]);
  expect(setUnsaved).toHaveBeenLastCalledWith(true);
});
