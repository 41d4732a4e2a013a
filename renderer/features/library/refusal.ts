import { onScreen } from '#renderer/workbench';
import { MoloError } from '#shared/base';
import type { Refusal } from '#shared/package';

/** Why a package was not let in, in words for the screen. */
export function refusalOf({ code, params }: Refusal): MoloError {
  return onScreen(new MoloError(code, params));
}
