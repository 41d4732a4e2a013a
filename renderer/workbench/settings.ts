import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '#renderer/host';
import type { Language } from '#shared/base';
import { changed, DEFAULT_SETTINGS, type Settings } from '#shared/host';
import { languageFrom } from '#shared/i18n';

export interface SettingsStore extends StoreApi<Settings> {
  /** As the host keeps them; until then, and without an answer, the defaults hold. */
  load(): Promise<void>;
  /** Takes effect at once and is kept by the host; what the host says of it goes to `onError`. */
  change(change: Partial<Settings>): void;
}

export function createSettings(host: Client, onError: (error: unknown) => void): SettingsStore {
  const store = createStore<Settings>(() => DEFAULT_SETTINGS);
  return {
    ...store,
    async load() {
      store.setState(await host.call('settings.get', {}), true);
    },
    change(change) {
      store.setState(changed(store.getState(), change), true);
      host.call('settings.set', change).catch(onError);
    },
  };
}

/** The language in use: the chosen one, else the first of the browser's that Molo speaks. */
export function languageOf(settings: Settings, wished: readonly string[]): Language {
  return settings.language ?? languageFrom(wished);
}
