/** Text without case and diacritics, so that `zamknij okno` is found by `zamknij`, and `wykresy słupkowe` by `slupkowe`. */
export function folded(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');
}
