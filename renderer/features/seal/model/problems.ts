import { isPlainName, PACKAGE_NAME, slugOf } from '#shared/package';
import { type Item, mainTitle, type SealForm } from './form';

/** What is not written yet, and what is written wrongly; each is shown at its place. */
export type Missing = 'missingTable' | 'missingTitle' | 'missingRecipient' | 'missingIdentity' | 'missingUnlock' | 'missingRight';

export function packageName({ name, ...form }: SealForm): string {
  return name ?? slugOf(mainTitle({ name, ...form }));
}

export function isPackageName(name: string): boolean {
  return PACKAGE_NAME.test(name);
}

export function nameProblem(item: Item, items: readonly Item[]): 'badName' | 'sameName' | null {
  if (!isPlainName(item.name)) return 'badName';
  return items.some((other) => other !== item && other.name === item.name) ? 'sameName' : null;
}

/** Whether a rule's number can be read: from 1, or nothing. */
export function isCount(text: string): boolean {
  return text.trim() === '' || /^[1-9]\d{0,9}$/.test(text.trim());
}

/** @param today `2026-11-22` */
export function isPast(day: string, today: string): boolean {
  return day !== '' && day < today;
}

/** This computer's calendar day. */
export function today(now = new Date()): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What keeps the package from being sealed, in the order of the screen. */
export function missing(form: SealForm, { isUnlocked }: { readonly isUnlocked: boolean }): readonly Missing[] {
  const isRight =
    form.items.every((item) => nameProblem(item, form.items) === null) &&
    (mainTitle(form) === '' || isPackageName(packageName(form))) &&
    isCount(form.minimumCount) &&
    isCount(form.rounding) &&
    !isPast(form.validUntil, today());
  return [
    ...(form.items.length === 0 ? (['missingTable'] as const) : []),
    ...(mainTitle(form) === '' ? (['missingTitle'] as const) : []),
    ...toSend(form, isUnlocked),
    ...(isRight ? [] : (['missingRight'] as const)),
  ];
}

/** What keeps anything at all from being sent. */
export function toSend({ recipients, identity }: Pick<SealForm, 'recipients' | 'identity'>, isUnlocked: boolean): readonly Missing[] {
  return [
    ...(recipients.length === 0 ? (['missingRecipient'] as const) : []),
    ...(identity === null ? (['missingIdentity'] as const) : isUnlocked ? [] : (['missingUnlock'] as const)),
  ];
}
