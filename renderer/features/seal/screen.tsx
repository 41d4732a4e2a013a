import { useCallback, useEffect } from 'react';
import { classNames } from '#renderer/ui';
import { type ToSeal, useHandover, useWorkbench } from '#renderer/workbench';
import { Done } from './done/done';
import styles from './seal.module.css';
import { useSealing, useSealState } from './sealing';
import { Contents } from './sections/contents';
import { Description } from './sections/description';
import { Enclosures } from './sections/enclosures';
import { Signer } from './sections/identity';
import { MarkingAndRules } from './sections/marking';
import { PassedOn } from './sections/passed-on';
import { Recipients } from './sections/recipients';
import { Summary } from './summary';

/** What goes in, what is said of it, who gets it and who signs; beside it what it comes to. */
export default function SealScreen() {
  const sealing = useSealing();
  const { tell } = useWorkbench();
  const done = useSealState((state) => state.done);
  const passedOn = useSealState((state) => state.passedOn);
  useEffect(() => void sealing.load(), [sealing]);
  useHandover(
    'seal',
    useCallback(({ what }: { readonly what: ToSeal }) => void sealing.take(what).catch(tell), [sealing, tell]),
  );
  if (done) return <Done done={done} />;
  return (
    <div className={classNames(styles.screen)}>
      <div className={classNames(styles.form)}>
        {passedOn === null ? (
          <>
            <Contents />
            <Description />
            <Enclosures />
            <MarkingAndRules />
          </>
        ) : (
          <PassedOn digest={passedOn} />
        )}
        <Recipients />
        <Signer />
      </div>
      <Summary />
    </div>
  );
}
