import { describe, expect, it } from 'vitest';
import { COMPLETE_LANGUAGES } from '#shared/i18n';
import { CATALOGUES, type Messages } from '../../../shared/i18n/catalogues';
import { labelsOf, manualPage, stepsOf } from '../../support/manual';

function textsOf(messages: Messages): readonly string[] {
  return Object.values(messages).flatMap((message) => (typeof message === 'string' ? [message] : textsOf(message)));
}

const pages = await Promise.all(COMPLETE_LANGUAGES.map(async (language) => ({ language, page: await manualPage(language, 'exchange') })));

describe.each(pages)('the manual’s page on exchanging packages, in $language', ({ language, page }) => {
  it('names only what stands on the screen, letter by letter', () => {
    const onScreen = new Set(textsOf(CATALOGUES[language]));
    const labels = labelsOf(page);
    expect(labels.length).toBeGreaterThan(40);
    expect(labels.filter((label) => !onScreen.has(label))).toEqual([]);
  });

  it('numbers its steps from the first to the last, and names each', () => {
    const steps = stepsOf(page);
    expect(steps.length).toBeGreaterThan(20);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  });
});

it('the manual has the same steps in the same order in every language, with as many words of the screen in each', () => {
  const [first, ...others] = pages.map(({ page }) => stepsOf(page).map(({ id, text }) => `${id}: ${labelsOf(text).length}`));
  for (const other of others) expect(other).toEqual(first);
});
