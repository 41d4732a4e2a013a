import { beforeEach, expect, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/packages';
import type { Connection, ConnectionOptions, Transport } from './transport';

/** How the tests of a transport get at a host: in a folder of the test's own, closed with it, without a fault on the way. */
export interface Connecting {
  connect(home?: string, options?: Partial<ConnectionOptions>): Promise<Connection>;
  /** The test's own. */
  readonly folder: string;
}

/** To be called in a `describe`. */
export function connecting(transport: Transport): Connecting {
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  return {
    get folder() {
      return folder;
    },
    async connect(home = folder, options = {}) {
      const connection = await transport.connect({ home, keyring: { workFactor: 4 }, ...options });
      onTestFinished(async () => {
        await connection.close();
        expect(connection.faults).toEqual([]);
      });
      return connection;
    },
  };
}

export const code = (expected: string) => expect.objectContaining({ code: expected });
