import { basename } from 'node:path';
import type { OpenedPackage, OpenedResource } from '#electron/services';
import { conformed, resourceReading } from '#shared/package';
import { read } from '#shared/reader';
import type { Table } from '#shared/table';
import { withProgress } from './progress';
import type { Terminal } from './terminal';

/** A table of a sealed package as its publisher declares it. @param wanted names of the fields whose values are needed, where not all are */
export async function readResource(terminal: Terminal, { manifest, path }: OpenedPackage, { descriptor, source }: OpenedResource, wanted?: ReadonlySet<string>): Promise<Table> {
  const { options, conventions } = resourceReading(descriptor, manifest.molo.languages);
  const { table } = await withProgress(terminal, descriptor.name, (job) => read(source, { ...options, ...(wanted && { wanted }), ...job }));
  return conformed(table, conventions, basename(path), descriptor.name);
}
