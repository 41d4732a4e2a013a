import { bytes } from '../operation';
import { z } from '../schemas';

const MEBIBYTE = 1024 * 1024;

/** A chart's SVG as a picture, by the same renderer as the command line's. */
export const picturePng = bytes({
  input: z.strictObject({ svg: z.string(), scale: z.number().min(0.25).max(8).default(2) }),
  mediaType: 'image/png',
  errors: ['chart'],
  maximumBytes: 16 * MEBIBYTE,
});
