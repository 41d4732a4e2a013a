import { EventEmitter } from 'node:events';
import type { IpcRenderer } from 'electron';
import { describe, expect, it } from 'vitest';
import { createBridge } from '#electron/preload';

function world() {
  const sent: unknown[][] = [];
  const ipc = Object.assign(new EventEmitter(), { send: (...words: unknown[]) => void sent.push(words) });
  const file = new File([], 'week.molo');
  const bridge = createBridge(ipc as unknown as IpcRenderer, { getPathForFile: (given) => (given === file ? '/stick/week.molo' : '') });
  return { bridge, ipc, sent, file };
}

describe('the bridge', () => {
  it('has four ways and no more, none of them Electron’s own', () => {
    expect(Object.keys(world().bridge).sort()).toEqual(['onCommand', 'onOpenFile', 'pathForFile', 'setUnsaved']);
  });

  it('knows the path of a file from the disk, and that another has none', () => {
    const { bridge, file } = world();
    expect([bridge.pathForFile(file), bridge.pathForFile(new File([], 'made'))]).toEqual(['/stick/week.molo', null]);
  });

  it('says that the page is ready once somebody takes files', () => {
    const { bridge, sent } = world();
    bridge.onCommand(() => undefined);
    expect(sent).toEqual([]);
    bridge.onOpenFile(() => undefined);
    bridge.setUnsaved(true);
    expect(sent).toEqual([['molo:ready', null], ['molo:unsaved', true]]);
  });

  it('hands the page a text and nothing of Electron’s event, until it stops listening', () => {
    const { bridge, ipc } = world();
    const heard: unknown[][] = [];
    const stop = bridge.onCommand((...words) => heard.push(words));
    ipc.emit('molo:command', { sender: 'secret' }, 'view.palette', 'more');
    ipc.emit('molo:command', {}, { not: 'a text' });
    stop();
    ipc.emit('molo:command', {}, 'go.query');
    expect(heard).toEqual([['view.palette']]);
  });
});
