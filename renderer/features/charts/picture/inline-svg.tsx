import { useEffect, useRef } from 'react';
import { classNames } from '#renderer/ui';
import styles from './inline-svg.module.css';

export interface InlineSvgProps {
  readonly svg: string;
  /** Pixels of the screen for one of the picture. */
  readonly scale: number;
  readonly isOld: boolean;
  /** What the picture is called, and what it shows, for those who cannot see it. */
  readonly label: string;
}

/**
 * The picture as a part of the page, so that it is set in the page's own Inter. Safe because `shared/chart/picture.ts` lets
 * only shapes and texts through, without a style, an address or a script; parsed as XML, where nothing is mended into markup.
 */
export function InlineSvg({ svg, scale, isOld, label }: InlineSvgProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.replaceChildren(...pictureOf(svg)), [svg]);
  useEffect(() => resize(frame.current?.firstElementChild, svg, scale), [svg, scale]);
  return <div ref={frame} role="img" aria-label={label} aria-busy={isOld} className={classNames(styles.picture, isOld && styles.old)} />;
}

function pictureOf(svg: string): Element[] {
  const picture = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  if (picture.localName !== 'svg') return [];
  // The frame is the picture and says its name; what it is made of is not read out.
  for (const name of ['role', 'aria-labelledby']) picture.removeAttribute(name);
  picture.setAttribute('aria-hidden', 'true');
  for (const name of ['title', 'desc']) picture.querySelector(`:scope > ${name}`)?.remove();
  return [document.adoptNode(picture)];
}

function resize(picture: Element | null | undefined, svg: string, scale: number): void {
  if (!(picture instanceof SVGElement)) return;
  const { width, height } = sizeOfSvg(svg);
  picture.style.setProperty('width', `${Math.round(width * scale)}px`);
  picture.style.setProperty('height', `${Math.round(height * scale)}px`);
}

/** Pixels of a picture, as it says itself. */
export function sizeOfSvg(svg: string): { readonly width: number; readonly height: number } {
  const [, width = '0', height = '0'] = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}
