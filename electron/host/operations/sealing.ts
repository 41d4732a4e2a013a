import { type Content, forwardPackage, type Identity, publishPackage, receiptOf, type SealedPackage } from '#electron/services';
import type { Fingerprint } from '#shared/base';
import type { Sealed } from '#shared/host';
import { type RecipientKind, recipientsFor } from '#shared/package';
import type { Handler } from '../handlers';
import { type HeldBytes, sourceOfHeld } from '../held-bytes';
import type { Services } from '../services';

/** Who sends, to whom, and how the file is called. */
interface Sending {
  readonly identity: Fingerprint;
  readonly recipients: readonly Fingerprint[];
  readonly kind: RecipientKind;
  readonly file: string;
}

interface Sender {
  readonly identity: Identity;
  readonly recipients: readonly string[];
  readonly out: string;
}

export const packageSeal: Handler<'package.seal'> = async (services, { descriptor, tables, companions, ...sending }, watch) => {
  const held = services.contents.take({ ...tables, ...companions });
  try {
    const contents = named(tables, held);
    const request = { descriptor, contents, companions: named(companions, held), ...watch };
    return await send(services, sending, (sender) => publishPackage(services.keyring, { ...request, ...sender }));
  } finally {
    for (const content of Object.values(held)) content.release();
  }
};

export const packageForward: Handler<'package.forward'> = async (services, { digest, ...sending }, watch) => {
  const opened = services.packages.get(digest);
  return send(services, sending, (sender) => forwardPackage(services.keyring, { opened, ...sender, ...watch }));
};

export const packageEdition: Handler<'package.edition'> = async ({ keyring }, { identity, name }) => {
  const { root } = (await keyring.publishers()).get(identity) ?? { root: identity };
  return { sequence: ((await keyring.markOf(root, name))?.sequence ?? 0) + 1 };
};

export const contentDiscard: Handler<'content.discard'> = ({ contents }, { batch }) => {
  contents.discard(batch);
  return null;
};

export const sealedDiscard: Handler<'sealed.discard'> = async ({ sealed }, { sealed: id }) => {
  await sealed.discard(id);
  return null;
};

async function send(services: Services, { identity, recipients, kind, file }: Sending, seal: (sender: Sender) => Promise<SealedPackage>): Promise<Sealed> {
  const cards = await services.keyring.recipientsNamed(recipients);
  const sender = { identity: await services.keyring.unlock(identity), recipients: recipientsFor(cards, kind) };
  const { id, result } = await services.sealed.make(file, (out) => seal({ ...sender, out }));
  return { sealed: id, receipt: receiptOf(result, cards, kind) };
}

function named(ids: Readonly<Record<string, string>>, held: Readonly<Record<string, HeldBytes>>): Record<string, Content> {
  return Object.fromEntries(Object.keys(ids).map((name) => [name, sourceOfHeld(held[name] as HeldBytes)]));
}
