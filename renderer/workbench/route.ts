import { createStore, type StoreApi } from 'zustand/vanilla';

/** Which screen is shown, and what on it: `#/library/asylum` is `{ screen: 'library', path: ['asylum'] }`. */
export interface Route {
  readonly screen: string;
  readonly path: readonly string[];
}

export interface Router extends StoreApi<Route> {
  go(screen: string, ...path: readonly string[]): void;
  /** Says more exactly what is shown already: no step that Back takes. */
  correct(screen: string, ...path: readonly string[]): void;
}

export function parseRoute(hash: string, home: string): Route {
  const [screen = '', ...path] = hash.replace(/^#?\/?/, '').split('/').filter(Boolean).map(decoded);
  return { screen: screen || home, path };
}

export function hashOf({ screen, path }: Route): string {
  return `#/${[screen, ...path].map(encodeURIComponent).join('/')}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Typed by hand and not an encoding: taken as it stands.
    return part;
  }
}

/** The route lives in the address, so that back, forward and a reload find it. */
export function createRouter(page: Window, home: string): Router {
  const store = createStore<Route>(() => parseRoute(page.location.hash, home));
  page.addEventListener('hashchange', () => store.setState(parseRoute(page.location.hash, home), true));
  return {
    ...store,
    go(screen, ...path) {
      page.location.hash = hashOf({ screen, path });
    },
    correct(screen, ...path) {
      page.history.replaceState(page.history.state, '', hashOf({ screen, path }));
      store.setState({ screen, path }, true);
    },
  };
}
