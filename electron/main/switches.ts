import type { App } from 'electron';

/**
 * Chromium's own talk with the network, switched off. The page cannot ask anybody outside (see
 * `session.ts`); these are for what the browser does by itself. Measured: an idle Chromium makes
 * dozens of look-ups of names; the resolver rule alone stops them, the other switches do not.
 */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  // No name means any address.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // No search for a proxy (WPAD), and none of the environment's.
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['dns-prefetch-disable'],
  ['no-pings'],
];

/** To be called before Electron is ready. */
export function switchNetworkOff({ commandLine }: Pick<App, 'commandLine'>): void {
  for (const [name, value] of SWITCHES) commandLine.appendSwitch(name, value);
}
