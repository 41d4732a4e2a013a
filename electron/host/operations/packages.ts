import { openOrRefuse, openTrainingSample, type Refused, type SealedPlace } from '#electron/services';
import { isMoloError, MoloError } from '#shared/base';
import type { Opened } from '#shared/host';
import type { Acceptance } from '#shared/package';
import type { Handler, Watch } from '../handlers';
import type { HeldBytes } from '../held-bytes';
import { keyringsOf } from '../keyrings';
import type { Services } from '../services';

interface Options extends Watch {
  /** Absent: what the keyring usually accepts. */
  readonly accept?: Acceptance;
}

export const packageOpen: Handler<'package.open'> = async (services, input, watch) => {
  const options = { ...watch, ...(input.accept.length > 0 && { accept: input.accept }) };
  if ('upload' in input) return openUpload(services, input.upload, options);
  if (services.host !== 'electron') throw new MoloError('host.denied');
  return open(services, input.path, options);
};

export const packageList: Handler<'package.list'> = ({ packages }) => packages.list();

export const packageAttach: Handler<'package.attach'> = ({ packages }, { digest, alias }) => {
  packages.attach(digest, alias);
  return null;
};

export const packageClose: Handler<'package.close'> = ({ packages }, { digest }) => {
  packages.close(digest);
  return null;
};

export const uploadDiscard: Handler<'upload.discard'> = ({ uploads }, { upload }) => {
  uploads.take(upload).release();
  return null;
};

export const sampleOpen: Handler<'sample.open'> = async (services, { edition }, watch) => {
  const opened = await openTrainingSample(await services.training.open(), edition, watch);
  return { opened: true, package: services.packages.add(opened) };
};

async function openUpload(services: Services, id: string, options: Options): Promise<Opened> {
  const held = services.uploads.take(id);
  try {
    const opened = await open(services, held, options, held);
    if (!opened.opened && isAcceptable(opened.verdict)) services.uploads.keep(held, id);
    else if (!opened.opened) held.release();
    return opened;
  } catch (error) {
    const again = isMoloError(error, 'trust.passphraseNeeded') || isMoloError(error, 'trust.passphraseWrong');
    if (again) services.uploads.keep(held, id);
    else held.release();
    throw error;
  }
}

/** What can be opened all the same, once its holder says so. */
function isAcceptable({ error: { code } }: Refused): boolean {
  return code === 'trust.rollback' || code === 'trust.expired';
}

async function open(services: Services, place: SealedPlace, options: Options, held?: HeldBytes): Promise<Opened> {
  const outcome = await openOrRefuse(place, await keyringsOf(services), options);
  if ('status' in outcome) return { opened: false, verdict: outcome };
  return { opened: true, package: services.packages.add(outcome, held) };
}
