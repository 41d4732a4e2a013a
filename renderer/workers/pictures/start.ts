import { PictureClient } from './picture-client';

/** The picture worker of this page. It is started by the first picture: many sessions end without one. */
export function startPictureClient(): PictureClient {
  return new PictureClient(() => new Worker(new URL('./picture.worker.ts', import.meta.url), { type: 'module', name: 'pictures' }));
}
