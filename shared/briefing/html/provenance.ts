import { textIn } from '#shared/base';
import { isObject } from '#shared/chart';
import type { Binding } from '../binding';
import { type MarkedOrigin, originKey } from '../question';
import type { HtmlContext } from './context';
import { attribute } from './escape';

/** What a machine reads of a number's origin: its SQL, its parameters where it has any, and the digest of the answer. */
export function bindingAttributes({ sql, params, resultDigest }: Binding): string {
  const given = Object.keys(params).length === 0 ? undefined : JSON.stringify(params, (_name, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  return `${attribute('data-sql', sql)}${attribute('data-params', given)}${attribute('data-result', resultDigest)}`;
}

/** The package's title in the briefing's language, else its name. */
export function originTitle(origin: MarkedOrigin, { language }: Pick<HtmlContext, 'language'>): string {
  return textIn(origin.title, language) ?? origin.package;
}

/** The id of a package in the list of sources. */
export function originId(origin: MarkedOrigin, { bound }: Pick<HtmlContext, 'bound'>): string {
  return `package-${bound.origins.findIndex((other) => originKey(other) === originKey(origin)) + 1}`;
}

/** Every classification line of the packages, once. Which of them is stricter is not for a program to judge, so all are shown. */
export function markingLines({ bound, translator }: Pick<HtmlContext, 'bound' | 'translator'>): readonly string[] {
  const lines = bound.origins.map(({ marking }) => {
    if (!isObject(marking)) return '';
    const tlp = marking.tlp === undefined ? '' : `TLP:${marking.tlp}`;
    return [marking.line ?? '', tlp, marking.synthetic === true ? translator.t('briefing:synthetic') : ''].filter((part) => part !== '').join(' \u00b7 ');
  });
  return [...new Set(lines.filter((line) => line !== ''))];
}
