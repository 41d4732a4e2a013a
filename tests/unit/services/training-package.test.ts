import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectPackage, openPackage, openTraining } from '#electron/services';
import { sealSmall } from '../../support/packages';
import { cast } from './cast';

const scene = await cast();

describe('training', () => {
  const names = { publisher: 'Training office', trainee: 'Trainee' };

  it('reaches the verdict training and no other, in whatever order keyrings are tried', async () => {
    const { ewa, folder, file } = await scene();
    const { keyring, publisher, trainee } = await openTraining(join(folder, 'Ewa home'), names);
    await sealSmall({ identity: publisher, keyring, card: new Uint8Array(0) }, [{ identity: trainee, keyring, card: new Uint8Array(0) }], file);
    for (const keyrings of [[ewa.keyring, keyring], [keyring, ewa.keyring], keyring]) {
      expect((await openPackage(file, keyrings)).verdict.status).toBe('training');
    }
    expect((await inspectPackage(file, ewa.keyring)).status).toBe('refused');
  });

  it('does not make the training publisher a publisher to real identities', async () => {
    const { ewa, folder, file } = await scene();
    const { keyring, publisher } = await openTraining(join(folder, 'Ewa home'), names);
    await sealSmall({ identity: publisher, keyring, card: new Uint8Array(0) }, [ewa], file);
    expect((await inspectPackage(file, [ewa.keyring, keyring])).status).toBe('unknownPublisher');
  });

  it('does not make a real publisher a publisher to trainees', async () => {
    const { anna, folder, file } = await scene();
    const { keyring, trainee } = await openTraining(join(folder, 'Anna home'), names);
    await sealSmall(anna, [{ identity: trainee, keyring, card: new Uint8Array(0) }], file);
    expect((await inspectPackage(file, [anna.keyring, keyring])).status).toBe('unknownPublisher');
  });
});
