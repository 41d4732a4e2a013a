import { describe, expect, it } from 'vitest';
import { changed, DEFAULT_SETTINGS, readSettings, type Settings, writeSettings } from '#shared/host';

const settings: Settings = { language: 'pl', theme: 'dark', layouts: { query: { a: [1] } }, flags: { hint: true } };

describe('settings', () => {
  it('come back from their file as they went in', () => {
    expect(readSettings(JSON.parse(JSON.stringify(writeSettings(settings))))).toEqual(settings);
  });

  it('of the first version are read for ever', () => {
    expect(readSettings({ molo: 'settings/1', language: null, theme: 'system', layouts: {}, flags: {} })).toEqual(DEFAULT_SETTINGS);
  });

  it.each([null, {}, { molo: 'settings/2', ...settings }, { ...writeSettings(settings) as object, theme: 'pink' }, { ...writeSettings(settings) as object, more: 1 }])('that no version has written are not taken: %j', (file) => {
    expect(() => readSettings(file)).toThrow(expect.objectContaining({ code: 'host.malformed' }));
  });

  it('change one by one, and a layout is forgotten by null', () => {
    expect(changed(settings, { layouts: { chart: 1 }, flags: { other: false } })).toEqual({ ...settings, layouts: { query: { a: [1] }, chart: 1 }, flags: { hint: true, other: false } });
    expect(changed(settings, { theme: 'light', layouts: { query: null } })).toEqual({ ...settings, theme: 'light', layouts: {} });
  });
});
