import 'react';

declare module 'react' {
  interface CSSProperties {
    /** A component's own custom properties. */
    readonly [property: `--${string}`]: string | number;
  }
}
