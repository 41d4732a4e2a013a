import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/** Escape steps back, as everywhere: an editor would swallow it. */
export const letEscape = Extension.create({
  name: 'letEscape',
  addProseMirrorPlugins: () => [new Plugin({ props: { handleDOMEvents: { keydown: (_view, { key }) => key === 'Escape' } } })],
});
