import { npm } from '../../run/child.mjs';

/** What is driven is what is built: the page and the command line that serves it. */
export default async function build(): Promise<void> {
  // Whoever sets this has just built it.
  if (process.env.MOLO_BUILT) return;
  for (const part of ['build:cli', 'build:page']) {
    const { ok, output } = await npm(['run', '--silent', part], { quiet: true });
    if (!ok) throw new Error(`npm run ${part} failed:\n${output}`);
  }
}
