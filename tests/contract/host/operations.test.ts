import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDocumentStore } from '#renderer/host';
import { DEFAULT_SETTINGS, isOperationName, OPERATIONS } from '#shared/host';
import { code, connecting } from './connecting';
import { TRANSPORTS } from './transport';

describe.each(TRANSPORTS)('over $name', (transport) => {
  const at = connecting(transport);

  describe('settings', () => {
    it('are the defaults where nothing was chosen', async () => {
      const { client } = await at.connect();
      expect(await client.call('settings.get', {})).toEqual(DEFAULT_SETTINGS);
    });

    it('outlive the host, one by one', async () => {
      const first = await at.connect();
      await first.client.call('settings.set', { language: 'pl', layouts: { query: { panels: [1, 2] }, chart: {} } });
      await first.client.call('settings.set', { theme: 'dark', layouts: { chart: null }, flags: { hint: true } });
      const second = await at.connect();
      expect(await second.client.call('settings.get', {})).toEqual({ language: 'pl', theme: 'dark', layouts: { query: { panels: [1, 2] } }, flags: { hint: true } });
    });

    it('that were asked for at once are all kept', async () => {
      const { client } = await at.connect();
      await Promise.all(['a', 'b', 'c', 'd'].map((name) => client.call('settings.set', { flags: { [name]: true } })));
      expect((await client.call('settings.get', {})).flags).toEqual({ a: true, b: true, c: true, d: true });
    });

    it('fall back to the defaults where the file is not Molo’s any more', async () => {
      await writeFile(join(at.folder, 'settings.json'), '{"molo":"settings/1","theme":"pink"}');
      const { client } = await at.connect();
      expect(await client.call('settings.get', {})).toEqual(DEFAULT_SETTINGS);
    });

    it('do not grow without end', async () => {
      const { client } = await at.connect();
      const layout = 'x'.repeat(900_000);
      await client.call('settings.set', { layouts: { a: layout } });
      await expect(client.call('settings.set', { layouts: { b: layout } })).rejects.toEqual(code('host.limit'));
      expect(Object.keys((await client.call('settings.get', {})).layouts)).toEqual(['a']);
    });
  });

  describe('pictures and fonts', () => {
    it('are given as bytes of their media type', async () => {
      const { client } = await at.connect();
      const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20"><rect width="10" height="20" fill="#0b5c8a"/></svg>';
      const png = await client.bytes('picture.png', { svg, scale: 2 });
      expect(png.type).toBe('image/png');
      const view = new DataView(await png.arrayBuffer());
      expect([view.getUint32(0), view.getUint32(16), view.getUint32(20)]).toEqual([0x89504e47, 20, 40]);
    });

    it('are refused for what is no picture', async () => {
      const { client } = await at.connect();
      await expect(client.bytes('picture.png', { svg: 'no' })).rejects.toEqual(code('chart.malformed'));
      await expect(client.bytes('picture.png', { svg: '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>' })).rejects.toEqual(code('chart.forbidden'));
    });

    it('are the faces of an exported briefing', async () => {
      const { client } = await at.connect();
      const faces = await client.call('font.list', {});
      expect(new Set(faces.map(({ family }) => family))).toEqual(new Set(['Inter', 'Source Serif 4']));
      const bytes = await client.font(faces[0]!.name);
      expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe('wOF2');
      await expect(client.font('../../package.json')).rejects.toEqual(code('host.notOpen'));
    });
  });

  describe('documents', () => {
    const document = { id: 'q1', kind: 'query', title: 'Wnioski', revision: 1, content: { sql: 'select 1' } } as const;

    it('are kept behind the store’s interface, and survive a page that is loaded anew', async () => {
      const { client } = await at.connect();
      const store = createDocumentStore(client);
      const told: unknown[] = [];
      const stop = store.subscribe((event) => told.push(event));
      expect(await store.save(document, 0)).toMatchObject({ status: 'saved', document });
      expect(await store.save({ ...document, id: 'b1', kind: 'briefing' }, 0)).toMatchObject({ status: 'saved' });
      const reloaded = createDocumentStore(client);
      expect((await reloaded.list()).map(({ id }) => id)).toEqual(['b1', 'q1']);
      expect((await reloaded.list('query')).map(({ id }) => id)).toEqual(['q1']);
      expect(await reloaded.load('q1')).toMatchObject(document);
      expect(await client.call('document.list', { kind: 'chart' })).toEqual([]);
      await store.remove('q1');
      await store.remove('q1');
      expect(await client.call('document.load', { id: 'q1' })).toBeNull();
      expect(told.map((event) => (event as { type: string }).type)).toEqual(['saved', 'saved', 'removed', 'removed']);
      stop();
      await client.call('document.remove', { id: 'b1' });
    });

    it('of another window are not overwritten unseen', async () => {
      const { client } = await at.connect();
      const save = (revision: number, base: number) => client.call('document.save', { document: { ...document, revision }, base });
      await save(1, 0);
      expect(await save(2, 1)).toMatchObject({ status: 'saved' });
      expect(await save(5, 1)).toMatchObject({ status: 'conflict', stored: { revision: 2 } });
    });

    it('beyond what the host holds are not taken', async () => {
      const { client } = await at.connect();
      const large = 'x'.repeat(5 * 1024 * 1024);
      await expect(client.call('document.save', { document: { ...document, content: large }, base: 0 })).rejects.toEqual(code('host.limit'));
    });
  });

  it('the host says what runs', async () => {
    const { client, services } = await at.connect();
    expect(await client.call('app.info', {})).toEqual({ version: '1.2.3', host: services.host, violations: 0 });
  });

  it('a home that cannot be written answers in words and changes nothing', async () => {
    await writeFile(join(at.folder, 'file'), '');
    await mkdir(join(at.folder, 'home'));
    const { client } = await at.connect(join(at.folder, 'file', 'home'));
    await expect(client.call('settings.set', { theme: 'dark' })).rejects.toEqual(code('storage.notFound'));
    expect(await client.call('settings.get', {})).toEqual(DEFAULT_SETTINGS);
  });
});

it('every operation of the contract has its case in this folder', async () => {
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.test.ts'));
  const source = (await Promise.all(files.map((name) => readFile(join(import.meta.dirname, name), 'utf8')))).join('\n');
  const tried = new Set([...source.matchAll(/(?:call|bytes)\('([\w.]+)'/g)].map((match) => match[1] as string));
  expect(Object.keys(OPERATIONS).filter((name) => isOperationName(name) && !tried.has(name))).toEqual([]);
});
