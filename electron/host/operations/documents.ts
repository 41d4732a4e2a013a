import type { Handler } from '../handlers';

export const documentList: Handler<'document.list'> = async ({ documents }, { kind }) => [...(await documents.list(kind))];

export const documentLoad: Handler<'document.load'> = async ({ documents }, { id }) => (await documents.load(id)) ?? null;

export const documentSave: Handler<'document.save'> = ({ documents }, { document, base }) => documents.save(document, base);

export const documentRemove: Handler<'document.remove'> = async ({ documents }, { id }) => {
  await documents.remove(id);
  return null;
};
