/** Where hyparquet's Brotli puts its output; the package has types for its main entry only. */
declare module 'hyparquet-compressors/src/brotli.streams.js' {
  export class BrotliOutput {
    buffer: Uint8Array;
  }
}
