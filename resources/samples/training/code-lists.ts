import type { Coded } from '../bilingual';

/**
 * A citizenship with the size of its invented streams: `stay` and `protection` weigh it among
 * the others (out of about 1,000), `recognised` is the share of positive protection decisions.
 */
export interface Citizenship extends Coded {
  readonly stay: number;
  readonly protection: number;
  readonly recognised: number;
}

const citizenship = (code: string, en: string, pl: string, stay: number, protection: number, recognised: number): Citizenship => ({
  code,
  en,
  pl,
  stay,
  protection,
  recognised,
});

/** ISO 3166-1 alpha-2, short names after CLDR. `NA` is Namibia: a test of every reader that knows better. */
export const CITIZENSHIPS: readonly Citizenship[] = [
  citizenship('AF', 'Afghanistan', 'Afganistan', 0.6, 28, 0.72),
  citizenship('AM', 'Armenia', 'Armenia', 7.5, 18, 0.05),
  citizenship('AZ', 'Azerbaijan', 'Azerbejdżan', 7.2, 6, 0.12),
  citizenship('BD', 'Bangladesh', 'Bangladesz', 7.8, 4, 0.06),
  citizenship('BR', 'Brazil', 'Brazylia', 4.6, 0.3, 0.05),
  citizenship('BY', 'Belarus', 'Białoruś', 118, 150, 0.88),
  citizenship('CM', 'Cameroon', 'Kamerun', 2.1, 6, 0.28),
  citizenship('CN', 'China', 'Chiny', 19, 1, 0.25),
  citizenship('CO', 'Colombia', 'Kolumbia', 9.5, 4, 0.03),
  citizenship('CU', 'Cuba', 'Kuba', 0.9, 6, 0.15),
  citizenship('EG', 'Egypt', 'Egipt', 5.8, 7, 0.14),
  citizenship('ER', 'Eritrea', 'Erytrea', 0.1, 6, 0.86),
  citizenship('ET', 'Ethiopia', 'Etiopia', 1.1, 6, 0.4),
  citizenship('GB', 'United Kingdom', 'Wielka Brytania', 6.4, 0, 0.1),
  citizenship('GE', 'Georgia', 'Gruzja', 39, 46, 0.02),
  citizenship('IN', 'India', 'Indie', 33, 8, 0.01),
  citizenship('IQ', 'Iraq', 'Irak', 2.2, 34, 0.24),
  citizenship('IR', 'Iran', 'Iran', 3.1, 9, 0.48),
  citizenship('KG', 'Kyrgyzstan', 'Kirgistan', 3.6, 10, 0.09),
  citizenship('KR', 'South Korea', 'Korea Południowa', 6.9, 0, 0.1),
  citizenship('KZ', 'Kazakhstan', 'Kazachstan', 8.4, 5, 0.11),
  citizenship('LK', 'Sri Lanka', 'Sri Lanka', 1.6, 3, 0.06),
  citizenship('MA', 'Morocco', 'Maroko', 2.6, 2, 0.03),
  citizenship('MD', 'Moldova', 'Mołdawia', 24, 4, 0.02),
  citizenship('NA', 'Namibia', 'Namibia', 0.7, 0.4, 0.1),
  citizenship('NG', 'Nigeria', 'Nigeria', 4.3, 5, 0.07),
  citizenship('NP', 'Nepal', 'Nepal', 13, 2, 0.03),
  citizenship('PH', 'Philippines', 'Filipiny', 14, 0.2, 0.05),
  citizenship('PK', 'Pakistan', 'Pakistan', 4.2, 8, 0.05),
  citizenship('RS', 'Serbia', 'Serbia', 3.1, 0.5, 0.05),
  citizenship('RU', 'Russia', 'Rosja', 31, 330, 0.24),
  citizenship('SO', 'Somalia', 'Somalia', 0.2, 16, 0.74),
  citizenship('SY', 'Syria', 'Syria', 1.6, 22, 0.91),
  citizenship('TJ', 'Tajikistan', 'Tadżykistan', 2.9, 44, 0.21),
  citizenship('TN', 'Tunisia', 'Tunezja', 3.1, 2, 0.03),
  citizenship('TR', 'Türkiye', 'Turcja', 21, 22, 0.36),
  citizenship('UA', 'Ukraine', 'Ukraina', 505, 120, 0.3),
  citizenship('US', 'United States', 'Stany Zjednoczone', 7.1, 0.2, 0.1),
  citizenship('UZ', 'Uzbekistan', 'Uzbekistan', 18, 6, 0.08),
  citizenship('VN', 'Vietnam', 'Wietnam', 27, 7, 0.01),
  citizenship('YE', 'Yemen', 'Jemen', 0.7, 10, 0.83),
  citizenship('ZW', 'Zimbabwe', 'Zimbabwe', 6.2, 1, 0.08),
];

/** A voivodeship's invented share of all cases; protection is lodged near the eastern border and the capital. */
export interface Voivodeship extends Coded {
  readonly stay: number;
  readonly protection: number;
}

const voivodeship = (code: string, en: string, pl: string, stay: number, protection: number): Voivodeship => ({ code, en, pl, stay, protection });

/** TERYT codes of the sixteen voivodeships: text, two digits with their leading zero. */
export const VOIVODESHIPS: readonly Voivodeship[] = [
  voivodeship('02', 'Lower Silesia', 'dolnośląskie', 0.115, 0.03),
  voivodeship('04', 'Kuyavia-Pomerania', 'kujawsko-pomorskie', 0.04, 0.012),
  voivodeship('06', 'Lublin', 'lubelskie', 0.03, 0.34),
  voivodeship('08', 'Lubusz', 'lubuskie', 0.032, 0.022),
  voivodeship('10', 'Łódź', 'łódzkie', 0.078, 0.016),
  voivodeship('12', 'Lesser Poland', 'małopolskie', 0.105, 0.024),
  voivodeship('14', 'Mazovia', 'mazowieckie', 0.255, 0.3),
  voivodeship('16', 'Opole', 'opolskie', 0.026, 0.006),
  voivodeship('18', 'Subcarpathia', 'podkarpackie', 0.026, 0.044),
  voivodeship('20', 'Podlaskie', 'podlaskie', 0.018, 0.128),
  voivodeship('22', 'Pomerania', 'pomorskie', 0.066, 0.018),
  voivodeship('24', 'Silesia', 'śląskie', 0.084, 0.022),
  voivodeship('26', 'Świętokrzyskie', 'świętokrzyskie', 0.012, 0.005),
  voivodeship('28', 'Warmia-Masuria', 'warmińsko-mazurskie', 0.014, 0.009),
  voivodeship('30', 'Greater Poland', 'wielkopolskie', 0.062, 0.014),
  voivodeship('32', 'West Pomerania', 'zachodniopomorskie', 0.037, 0.01),
];

/** Age groups as Eurostat codes them. */
export const AGE_GROUPS: readonly Coded[] = [
  { code: 'Y_LT14', en: 'Under 14', pl: 'Poniżej 14 lat' },
  { code: 'Y14-17', en: '14 to 17', pl: '14–17 lat' },
  { code: 'Y18-34', en: '18 to 34', pl: '18–34 lata' },
  { code: 'Y35-64', en: '35 to 64', pl: '35–64 lata' },
  { code: 'Y_GE65', en: '65 and over', pl: '65 lat i więcej' },
];

export const SEXES: readonly Coded[] = [
  { code: 'F', en: 'Female', pl: 'Kobiety' },
  { code: 'M', en: 'Male', pl: 'Mężczyźni' },
];

/** Observation status after the SDMX code list CL_OBS_STATUS. */
export const STATUSES: readonly Coded[] = [
  { code: 'A', en: 'Normal value', pl: 'Wartość zwykła' },
  { code: 'E', en: 'Estimated', pl: 'Wartość szacunkowa' },
  { code: 'L', en: 'Missing: exists but was not collected', pl: 'Brak: dane istnieją, ale ich nie zebrano' },
  { code: 'P', en: 'Provisional', pl: 'Wartość wstępna' },
];
