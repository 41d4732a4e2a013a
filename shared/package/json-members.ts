/** Strings and punctuation: all of JSON (RFC 8259) that tells a member's name from a value. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/**
 * The first member name that one object has twice; `null` where there is none. `JSON.parse` takes the last of
 * them and other readers the first, so that two programs would see two manifests under one signature.
 * @param json text that `JSON.parse` accepts
 */
export function repeatedMember(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  let before = '';
  for (const [token] of json.matchAll(TOKENS)) {
    const names = open.at(-1);
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token.startsWith('"') && names && (before === '{' || before === ',')) {
      const name = JSON.parse(token) as string;
      if (names.has(name)) return name;
      names.add(name);
    }
    before = token;
  }
  return null;
}

/** How deep a text is nested if it is JSON: counted before it is parsed, since values of any depth cost more than their bytes. */
export function nestingDepth(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of json.matchAll(TOKENS)) {
    if (token === '{' || token === '[') deepest = Math.max(deepest, ++depth);
    else if (token === '}' || token === ']') depth--;
  }
  return deepest;
}
