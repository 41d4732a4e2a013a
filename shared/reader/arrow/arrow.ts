import { tableFromIPC } from 'apache-arrow';
import { MoloError } from '#shared/base';
import { fromArrow } from '#shared/table';
import { checkText } from '../cells';
import { describedFields } from '../described-fields';
import { isOutOfMemory } from '../failure';
import { distinctNames } from '../field-names';
import { startsWith } from '../input';
import type { Reader } from '../reader';
import { checkIpc, FILE_MAGIC, STREAM_MAGIC } from './check';

/** Apache Arrow IPC, as a file or as a stream. */
export const arrow: Reader = {
  id: 'arrow',
  suffixes: ['arrow', 'arrows', 'feather', 'ipc'],
  recognises: (head) => startsWith(head, FILE_MAGIC) || startsWith(head, STREAM_MAGIC),
  read: async (input, { fields: declared, limits }) => {
    const bytes = await input.bytes();
    const { name: file } = input;
    // Cut short, a file would be taken for a stream that ended early, without a word.
    const isFile = startsWith(bytes, FILE_MAGIC);
    if (isFile && !startsWith(bytes, FILE_MAGIC, bytes.length - FILE_MAGIC.length)) throw new MoloError('package.truncated', { file });
    try {
      const extent = checkIpc(bytes, file);
      if (extent.fields > limits.fields) throw new MoloError('package.limit', { file, context: 'fields', maximum: limits.fields });
      if (extent.rows > limits.rows) throw new MoloError('package.limit', { file, context: 'rows', maximum: limits.rows });
      const { rows, columns, fields } = fromArrow(tableFromIPC(bytes));
      checkText(columns, bytes.length, file);
      const names = distinctNames(fields.map(({ name }) => name));
      const own = fields.map((field, index) => ({ ...field, name: names[index] as string }));
      await input.report(rows);
      return { table: { rows, columns, fields: describedFields(own, columns, declared, file) } };
    } catch (error) {
      if (error instanceof MoloError) throw new MoloError(error.code, { file, ...error.params }, { cause: error });
      throw isOutOfMemory(error) ? error : new MoloError('package.damaged', { file }, { cause: error });
    }
  },
};
