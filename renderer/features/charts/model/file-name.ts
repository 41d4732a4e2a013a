/** Longest name, without its ending, that every file system and every mail program takes. */
const LONGEST = 80;

/** What Windows, and so a stick that passes through Windows, does not allow in a name. */
const FORBIDDEN = /[\u0000-\u001f\u007f"*/:<>?\\|]+/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A title as the name of a file. */
export function fileName(title: string, otherwise: string, ending: string): string {
  const name = title.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST).replace(/[. ]+$/, '');
  return `${name === '' || RESERVED.test(name) ? otherwise : name}${ending}`;
}
