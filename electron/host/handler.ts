import { MoloError } from '#shared/base';
import {
  type Answer,
  BYTES_TYPE,
  checked,
  failed,
  isOperationName,
  JSON_TYPE,
  operationNamed,
  type OperationName,
  success,
  upload,
} from '#shared/host';
import { bytes, json, lines, refusal, streamed } from './answers';
import { bodyOf, jsonOf } from './body';
import type { Watch } from './handlers';
import { HANDLERS } from './operations/index';
import { namedFonts } from './operations/exports';
import type { Page } from './page';
import { pageAnswer, protectedAnswer } from './protection';
import type { Services } from './services';

export interface HandlerOptions {
  /** Hears of every fault of our own: what the asker is told of it is only `internal`. */
  readonly onFault?: (fault: unknown) => void;
}

export type RequestHandler = (request: Request) => Promise<Response>;

/** Everything that the page asks for, as one function from request to response. It never throws, and no response tells how the inside looks. */
export function createHandler(services: Services, page: Page, { onFault = () => undefined }: HandlerOptions = {}): RequestHandler {
  const host: Host = { services, page, onFault };
  return async (request) => {
    try {
      return protectedAnswer(await route(host, request));
    } catch (thrown) {
      const response = refusal(thrown);
      if (response.status === 500) onFault(thrown);
      return protectedAnswer(response);
    }
  };
}

interface Host {
  readonly services: Services;
  readonly page: Page;
  readonly onFault: (fault: unknown) => void;
}

interface Route {
  readonly method: 'GET' | 'POST';
  answer(host: Host, request: Request, ...names: string[]): Response | Promise<Response>;
}

/** By the first part of the path. The further parts, decoded, only ever choose from what is there. */
const ROUTES: Readonly<Record<string, Route>> = {
  op: { method: 'POST', answer: operate },
  package: { method: 'GET', answer: resource },
  companion: { method: 'GET', answer: companion },
  upload: { method: 'POST', answer: takeUpload },
  content: { method: 'POST', answer: takeContent },
  sealed: { method: 'GET', answer: sealedFile },
  font: { method: 'GET', answer: font },
  'csp-report': { method: 'POST', answer: report },
};

async function route(host: Host, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const [area = '', ...names] = partsOf(pathname);
  const { method, answer } = Object.hasOwn(ROUTES, area) ? (ROUTES[area] as Route) : { method: 'GET', answer: pageFile };
  if (request.method !== method) return wrongMethod(method);
  return answer(host, request, ...names);
}

function partsOf(pathname: string): string[] {
  try {
    return pathname.slice(1).split('/').map(decodeURIComponent);
  } catch (cause) {
    throw new MoloError('host.malformed', { at: 'path' }, { cause });
  }
}

function wrongMethod(allowed: string): Response {
  const response = json(failed(new MoloError('host.malformed', { at: 'method' })), 405);
  response.headers.set('allow', allowed);
  return response;
}

async function operate(host: Host, request: Request, name = '', ...surplus: string[]): Promise<Response> {
  if (!isOperationName(name) || surplus.length > 0) throw notOpen(name);
  const operation = operationNamed(name);
  const input = checked(operation.input, await jsonOf(request, JSON_TYPE, operation.maximumBytes));
  const job = host.services.jobs.start();
  const watch = { signal: job.signal, onProgress: () => undefined };
  if (operation.kind === 'long') return lines(job, (onProgress) => answerOf(host, name, input, { ...watch, onProgress }));
  const answer = await answerOf(host, name, input, watch).finally(job.end);
  return operation.kind === 'bytes' && answer.ok ? bytes(answer.value as Uint8Array<ArrayBuffer>, operation.mediaType) : json(answer);
}

async function answerOf(host: Host, name: OperationName, input: unknown, watch: Watch): Promise<Answer> {
  const operation = operationNamed(name);
  // The registry has the types name by name; here the name is known at run time only, and the input fits its schema.
  const handle = HANDLERS[name] as (services: Services, input: unknown, watch: Watch) => unknown;
  try {
    const value = await handle(host.services, input, watch);
    return operation.kind === 'bytes' ? { ok: true, value } : success(operation.output, value);
  } catch (thrown) {
    const answer = failed(thrown, operation);
    if (answer.error.code === 'internal') host.onFault(thrown);
    return answer;
  }
}

async function resource({ services }: Host, _request: Request, digest = '', name = ''): Promise<Response> {
  const { source, descriptor } = await services.packages.resource(digest, name);
  return streamed(source.stream(), descriptor.bytes);
}

async function companion({ services }: Host, _request: Request, digest = '', path = ''): Promise<Response> {
  const { source, descriptor } = await services.packages.companion(digest, path);
  return streamed(source.stream(), descriptor.bytes);
}

async function sealedFile({ services }: Host, _request: Request, id = ''): Promise<Response> {
  const { stream, size } = await services.sealed.open(id);
  return streamed(stream, size);
}

async function takeUpload({ services }: Host, request: Request): Promise<Response> {
  const name = new URL(request.url).searchParams.get('name') ?? '';
  const body = bodyOf(request, BYTES_TYPE, services.memory.free);
  return json(success(upload, { upload: await services.uploads.receive(name, body) }));
}

async function takeContent({ services }: Host, request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const [batch, name] = [searchParams.get('batch') ?? '', searchParams.get('name') ?? ''];
  const body = bodyOf(request, BYTES_TYPE, services.memory.free);
  return json(success(upload, { upload: await services.contents.receive(batch, name, body) }));
}

async function font(_host: Host, _request: Request, name = ''): Promise<Response> {
  const found = (await namedFonts()).find((face) => face.name === name);
  if (found === undefined) throw notOpen(name);
  return bytes(found.woff2 as Uint8Array<ArrayBuffer>, 'font/woff2');
}

const REPORT_TYPE = 'application/csp-report';
const REPORT_BYTES = 64 * 1024;

async function report({ services }: Host, request: Request): Promise<Response> {
  services.reports.add(await jsonOf(request, REPORT_TYPE, REPORT_BYTES));
  return new Response(null, { status: 204 });
}

async function pageFile({ page }: Host, request: Request): Promise<Response> {
  const answer = await pageAnswer(page, new URL(request.url).pathname);
  if (answer === null) throw notOpen(new URL(request.url).pathname);
  return answer;
}

function notOpen(name: string): MoloError {
  return new MoloError('host.notOpen', { name: name.slice(0, 200) });
}
