import type { Workbench } from '#renderer/workbench';
import type { Written } from '#renderer/workers';
import type { Digest, Fingerprint, Progress } from '#shared/base';
import type { Sealed } from '#shared/host';
import { descriptorOf, placed } from './model/descriptor';
import type { SealForm } from './model/form';
import { packageName } from './model/problems';

/** How far it is. */
export type Step =
  | { readonly is: 'write'; readonly name: string }
  | { readonly is: 'send' }
  | { readonly is: 'host'; readonly progress: Progress | null }
  | { readonly is: 'compare'; readonly name: string; readonly progress: Progress };

export interface SealJob {
  readonly signal: AbortSignal;
  readonly onStep: (step: Step) => void;
}

type Parts = Pick<Workbench, 'data' | 'host'>;

/**
 * Writes every table, hands all over to the host and has it sealed there. Whatever fails or is cancelled, the host
 * is told to forget what it was given: nothing in the clear stays anywhere.
 */
export async function sealUp({ data, host }: Parts, form: SealForm, identity: Fingerprint, job: SealJob): Promise<Sealed> {
  const batch = crypto.randomUUID();
  const handOver = (content: Blob, name: string): Promise<string> => host.content(batch, content, name, job.signal);
  try {
    const written: Written[] = [];
    const tables: Record<string, string> = {};
    for (const { name, source } of form.items) {
      job.onStep({ is: 'write', name });
      const table = await data.write(source, { signal: job.signal });
      written.push(table);
      tables[name] = await handOver(new Blob([table.bytes]), name);
    }
    job.onStep({ is: 'send' });
    const companions: Record<string, string> = {};
    for (const { path, enclosure } of placed(form.enclosures)) companions[path] = await handOver(enclosure.file, path);
    const descriptor = descriptorOf(form, written);
    return await host.call('package.seal', { descriptor, tables, companions, ...sendingOf(form, identity) }, hostJob(job));
  } finally {
    await host.call('content.discard', { batch }).catch(() => undefined);
  }
}

export function passOn({ host }: Parts, digest: Digest, form: SealForm, identity: Fingerprint, job: SealJob): Promise<Sealed> {
  return host.call('package.forward', { digest, ...sendingOf(form, identity) }, hostJob(job));
}

function sendingOf(form: SealForm, identity: Fingerprint) {
  const { recipients, kind } = form;
  return { identity, recipients: [...recipients], kind, file: fileName(form) };
}

/** What the file will be called. */
export function fileName(form: SealForm): string {
  return `${packageName(form)}.molo`;
}

function hostJob({ signal, onStep }: SealJob) {
  onStep({ is: 'host', progress: null });
  return { signal, onProgress: (progress: Progress) => onStep({ is: 'host', progress }) };
}
