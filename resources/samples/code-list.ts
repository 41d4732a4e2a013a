import { type Column, columnFrom } from '#shared/table';
import { type Coded, described, field, type Words } from './bilingual';
import type { SampleResource } from './sample';

/** A resource that explains the codes of another one: `code`, `name_en`, `name_pl`. */
export function codeList(name: string, words: Words): SampleResource {
  return {
    name,
    type: 'table',
    ...described(words),
    schema: {
      fields: [
        field('code', 'string', CODE, { constraints: { required: true, unique: true } }),
        field('name_en', 'string', NAME_EN, { constraints: { required: true } }),
        field('name_pl', 'string', NAME_PL, { constraints: { required: true } }),
      ],
      primaryKey: ['code'],
      missingValues: [''],
    },
  };
}

export function codeListColumns(codes: readonly Coded[]): Column[] {
  return [codes.map(({ code }) => code), codes.map(({ en }) => en), codes.map(({ pl }) => pl)].map(columnFrom);
}

const CODE: Words = {
  title: 'Code',
  description: 'The code as the statistics use it.',
  pl: { title: 'Kod', description: 'Kod używany w danych statystycznych.' },
};
const NAME_EN: Words = {
  title: 'Name in English',
  description: 'What the code stands for, in English.',
  pl: { title: 'Nazwa angielska', description: 'Znaczenie kodu w języku angielskim.' },
};
const NAME_PL: Words = {
  title: 'Name in Polish',
  description: 'What the code stands for, in Polish.',
  pl: { title: 'Nazwa polska', description: 'Znaczenie kodu w języku polskim.' },
};
