import { asMoloError } from '#shared/base';
import type { AskPicture, FromPictures } from './contract';
import { perform } from './draw';

const say = (message: FromPictures): void => self.postMessage(message);

self.addEventListener('message', ({ data: ask }: MessageEvent<AskPicture>) => {
  perform(ask).then(
    (output) => say({ id: ask.id, is: 'done', output }),
    (thrown: unknown) => {
      const { code, params } = asMoloError(thrown);
      // A fault of our own: the page says that it happened, the console says where.
      if (code === 'internal') console.error(thrown);
      say({ id: ask.id, is: 'failed', error: { code, params } });
    },
  );
});
