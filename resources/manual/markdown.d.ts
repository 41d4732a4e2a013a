/** Vite's way to take a file in as its text. */
declare module '*.md?raw' {
  const text: string;
  export default text;
}
