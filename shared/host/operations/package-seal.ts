import { LIMITS } from '#shared/base';
import { long } from '../operation';
import { draft, sealed, sending } from '../packages';
import { id, z } from '../schemas';

const MEBIBYTE = 1024 * 1024;

/**
 * Signs and seals the next edition of a package, reads it back and verifies it. Its contents were handed over
 * before (`PATHS.content`) and are freed, whatever comes of it. Cancelled, it leaves nothing behind.
 */
export const packageSeal = long({
  input: z.strictObject({
    ...sending,
    descriptor: draft,
    /** Contents by the name of the table. */
    tables: z.record(z.string().max(1_000), id),
    /** Contents by the path of the companion. */
    companions: z.record(z.string().max(1_000), id).default({}),
  }),
  output: sealed,
  errors: ['package', 'trust', 'storage'],
  maximumBytes: 2 * LIMITS.manifestBytes + MEBIBYTE,
});
