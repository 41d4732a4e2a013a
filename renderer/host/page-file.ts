/** A file of the page's own build, by the address that the build gave it. */
export function pageFile(address: string): Promise<Response> {
  return fetch(new URL(address, location.origin));
}
