import { useEffect, useState } from 'react';

/** A value as the last render had it, for those who are made once and ask later. */
export class Latest<Value> {
  constructor(public now: Value) {}

  set(value: Value): void {
    this.now = value;
  }
}

export function useLatest<Value>(value: Value): Latest<Value> {
  const [latest] = useState(() => new Latest(value));
  useEffect(() => latest.set(value));
  return latest;
}
