import { createRequire } from 'node:module';
import { REPOSITORY } from './repository';

/** Room -> rooms that it may import, as `.rooms.cjs` says it. */
export const ROOM_TABLE = createRequire(import.meta.url)(`${REPOSITORY}/.rooms.cjs`) as Readonly<Record<string, readonly string[]>>;

export const ROOMS = Object.keys(ROOM_TABLE);
