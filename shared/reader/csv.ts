import { readDelimited } from './delimited/read-delimited';
import type { Reader } from './reader';

/** Text with any delimiter; it has no mark of its own, so it is what remains. */
export const csv: Reader = {
  id: 'csv',
  suffixes: ['csv', 'txt'],
  recognises: () => false,
  read: (input, job) => readDelimited(input, job),
};
