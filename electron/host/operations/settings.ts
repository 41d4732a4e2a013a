import type { Handler } from '../handlers';

export const settingsGet: Handler<'settings.get'> = ({ settings }) => settings.get();

export const settingsSet: Handler<'settings.set'> = ({ settings }, change) => settings.set(change);
