import { expect, it } from 'vitest';
import { boundWords } from '../../../../renderer/ui/bound-words';

it('keeps short Polish words with what follows', () => {
  expect(boundWords('Każda liczba jest w nim powiązana z zapytaniem i z pakietem.', 'pl')).toBe('Każda liczba jest w\u00a0nim powiązana z\u00a0zapytaniem i\u00a0z\u00a0pakietem.');
  expect(boundWords('W bibliotece', 'pl')).toBe('W\u00a0bibliotece');
});

it('leaves other languages and longer words alone', () => {
  expect(boundWords('a file in a folder', 'en')).toBe('a file in a folder');
  expect(boundWords('okno do danych', 'pl')).toBe('okno do danych');
});
