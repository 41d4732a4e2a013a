import { type RefObject, useEffect, useState } from 'react';

/** Paper around the picture, on both sides together. */
const MARGIN = 48;
/** Larger than this a picture is no longer what it will be on paper. */
const GREATEST = 1.6;
const LEAST = 0.25;
/** A long picture is scrolled through rather than made smaller than this for its height. */
const READABLE = 0.8;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large a picture may be in the room that there is. */
export function useFit(frame: RefObject<HTMLElement | null>): (picture: Size | null) => number {
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setRoom({ width: element.offsetWidth, height: element.offsetHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return (picture) => {
    if (picture === null || picture.width === 0 || room.width === 0) return 1;
    const fitting = Math.min((room.width - MARGIN) / picture.width, Math.max(READABLE, (room.height - MARGIN) / picture.height));
    return Math.max(LEAST, Math.min(GREATEST, fitting));
  };
}
