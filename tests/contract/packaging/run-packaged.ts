/**
 * Runs in a process of its own: starts the packaged program that it is given with a stand-in for
 * Electron, asks it what a page would ask, and prints what came back.
 */
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createClient } from '#renderer/host';
import { ElectronStandIn } from '../../support/electron-stand-in';

const standIn = new ElectronStandIn({ version: '0.0.0' });
Object.assign(globalThis, { electron: standIn.electron });
await import(pathToFileURL(process.argv[2] as string).href);
while (!standIn.windows[0]?.isShown && standIn.app.exitCode === null) await setTimeout(20);
if (standIn.app.exitCode !== null) throw new Error(standIn.dialog.errors.join());

const client = createClient((path, init) => standIn.window.page.fetch(path, init));
const drawn = async (text: string): Promise<Uint8Array> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><text y="15" font-family="Inter">${text}</text></svg>`;
  return new Uint8Array(await (await client.bytes('picture.png', { svg })).arrayBuffer());
};
const { version, host } = await client.call('app.info', {});
const { status } = await standIn.window.page.fetch('/', {});
const fonts = await client.call('font.list', {});
await client.font(fonts[0]?.name ?? '');
const [letters, blank] = [await drawn('Zażółć'), await drawn('')];
const { opened } = await client.call('sample.open', {});
console.log(JSON.stringify({ version, host, page: status, fonts: fonts.length, draws: letters.length > blank.length, opens: opened }));
process.exit(0);
