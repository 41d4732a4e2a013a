/**
 * Part of every `question`: what may have answered it before. The number goes up with every change that gives
 * some statement another answer; the second part is SQLite's own version, which a test holds to the truth.
 */
export const ENGINE_VERSION = 'molo-engine/1 sqlite/3.54.1';
