/** Bytes that are not what their format asks for; the reader that meets them says `package.damaged` and the file's name. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}
