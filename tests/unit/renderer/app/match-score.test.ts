import { describe, expect, it } from 'vitest';
import { matchScore } from '../../../../renderer/app/shell/match-score';

describe('what is typed into the palette', () => {
  it('finds a command by the beginning of its words, in any order', () => {
    expect(matchScore('Open the training package', 'pack open')).toBeGreaterThan(0);
    expect(matchScore('Open the training package', 'open')).toBeGreaterThan(matchScore('Open the training package', 'pack'));
  });

  it('needs no Polish letters', () => {
    expect(matchScore('Wykres słupkowy', 'slup')).toBeGreaterThan(0);
    expect(matchScore('Język: polski', 'jez')).toBe(1);
  });

  it('knows other words for it, and the name of its group', () => {
    expect(matchScore('Dark', 'night', ['Colours', 'theme night'])).toBeGreaterThan(0);
    expect(matchScore('Dark', 'colours', ['Colours', 'theme night'])).toBeGreaterThan(0);
  });

  it('finds nothing in letters that are strewn over a text', () => {
    expect(matchScore('Open the training package', 'light', ['File', 'sample example training demo synthetic'])).toBe(0);
  });

  it('finds everything before anything is typed', () => {
    expect(matchScore('Anything', ' ')).toBe(1);
  });
});
