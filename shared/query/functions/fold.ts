/** Letters that are not another letter with a mark. */
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ð: 'd', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'n' };

/** Lower case without the marks of Latin, Greek and Cyrillic letters, for search: `Łódź` -> `lodz`. Other scripts stay as they are. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[łđðøßæœþıħŧŋ]/g, (letter) => LETTERS[letter] as string);
}
