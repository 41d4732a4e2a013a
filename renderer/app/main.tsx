// First, so that the rules of the house come before those of its parts.
import '#renderer/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WorkbenchProvider } from '#renderer/workbench';
import { App } from './app';
import { startWorkbench } from './start';

// Text is set once, in its own face: the fonts lie beside the page and take a few milliseconds.
const faces = ['13px "Inter Variable"', '13px "JetBrains Mono Variable"'].map((face) => document.fonts.load(face, 'aą0'));
const [workbench] = await Promise.all([startWorkbench(window), Promise.allSettled(faces)]);
const place = document.getElementById('workbench');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <WorkbenchProvider workbench={workbench}>
        <App />
      </WorkbenchProvider>
    </StrictMode>,
  );
}
