import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createHandler, createServices, pageIn, type Services, type ServicesOptions } from '#electron/host';
import { Gate } from './gate';
import { type Handle, listenerFor } from './http';

/** The only interface that is listened on: nothing outside this computer reaches it. */
const LOOPBACK = '127.0.0.1';

/** Where the page is built to, seen from a source two folders below the root as from a build. */
const BUILT_PAGE = fileURLToPath(new URL('../../out/page', import.meta.url));

export interface LoopbackOptions extends Omit<ServicesOptions, 'host'> {
  /** Folder of the built page. Default: where it is built to. */
  readonly page?: string;
  /** Default: any that is free. */
  readonly port?: number;
  /** Hears of every fault of our own. */
  readonly onFault?: (fault: unknown) => void;
}

export interface Loopback {
  /** Opens the workbench in a browser, once. */
  readonly url: string;
  /** Another address of that kind. */
  address(): string;
  readonly services: Services;
  /** Ends it at once, open connections included. */
  close(): Promise<void>;
}

/**
 * Serves the workbench to a browser on this computer.
 * @throws MoloError `storage.*` for a home or a page that cannot be read; Node's `EADDRINUSE` and the like for a port that cannot be had
 */
export async function startLoopback({ page = BUILT_PAGE, port = 0, onFault, ...options }: LoopbackOptions): Promise<Loopback> {
  const files = await pageIn(page);
  const services = await createServices({ ...options, host: 'loopback' });
  const { gate, close } = await serve(createHandler(services, files, onFault && { onFault }), port);
  const end = async (): Promise<void> => {
    services.close();
    await close();
  };
  return { url: gate.address(), address: () => gate.address(), services, close: end };
}

/** Puts a handler behind the gate and on the network of this computer. */
async function serve(handle: Handle, port: number): Promise<{ gate: Gate; close(): Promise<void> }> {
  const server = createServer();
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  const origin = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  const gate = new Gate(origin);
  server.on('request', listenerFor(gate.guard(handle), origin));
  return { gate, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
