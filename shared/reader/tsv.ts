import { readDelimited } from './delimited/read-delimited';
import type { Reader } from './reader';

export const tsv: Reader = {
  id: 'tsv',
  suffixes: ['tsv', 'tab'],
  recognises: () => false,
  read: (input, job) => readDelimited(input, job, '\t'),
};
