import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES, type ErrorCode, isMoloError, type MoloError } from '#shared/base';
import { createTranslator } from '#shared/i18n';
import { ERROR_FIXTURES } from './error-fixtures';
import { type ErrorStage, setErrorStage } from './error-stage';

let stage: ErrorStage;
beforeAll(async () => {
  stage = await setErrorStage();
});
afterAll(() => stage.dispose());

async function raised(code: ErrorCode): Promise<unknown> {
  try {
    await ERROR_FIXTURES[code](stage);
    return null;
  } catch (error) {
    return error;
  }
}

describe.each(ERROR_CODES)('%s', (code) => {
  it('is raised by the code that promises it, and told whole in both languages', async () => {
    const error = await raised(code);
    expect(isMoloError(error) ? error.code : error).toBe(code);
    // A translator under test throws at a param that a sentence names and the error lacks.
    for (const language of ['en', 'pl'] as const) {
      const told = createTranslator(language).error(error as MoloError);
      for (const sentence of [told.what, told.means, told.do]) expect(sentence).toMatch(/[.?!]$/);
    }
  });
});
