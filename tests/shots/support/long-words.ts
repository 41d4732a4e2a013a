/** A file whose names and values are as long as Polish administration writes them. */
export const LONG_WORDS = {
  name: 'wnioski_według_województw_i_obywatelstwa.csv',
  bytes: `województwo_zamieszkania_cudzoziemca_w_dniu_złożenia_wniosku,kategoria,n\n${[...Array(5).keys()]
    .map((row) => `zachodniopomorskie,dziewięćsetdziewięćdziesięciodziewięcionarodowościowy,${row + 7}\nkonstantynopolitańczykowianeczkowskie,współodpowiedzialność administracyjnoprawna,${row + 3}\n`)
    .join('')}`,
} as const;
