import { asMoloError, MoloError } from '#shared/base';

/** Where an error's advice names a command of the terminal, the `screen` variant of its sentence names the screen. */
export function onScreen(error: unknown): MoloError {
  const { code, params } = asMoloError(error);
  return new MoloError(code, { context: 'screen', ...params });
}
