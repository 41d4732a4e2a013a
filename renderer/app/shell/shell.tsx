import { Suspense } from 'react';
import { classNames, NoticeRegion, Skeleton, useEscape, useTranslator } from '#renderer/ui';
import { type Feature, useRoute, useWorkbench } from '#renderer/workbench';
import { DropOverlay } from './drop-overlay';
import { Marking } from './marking';
import { Openings } from './openings';
import { Palette } from './palette';
import { Rail } from './rail';
import { ScreenBoundary } from './screen-boundary';
import styles from './shell.module.css';
import type { Shell as ShellStore } from './shell-store';
import { Shortcuts } from './shortcuts';
import { Status } from './status';
import { TopBar } from './top-bar';

/** What stands around every screen. */
export function Shell({ shell, features, home }: { shell: ShellStore; features: readonly Feature[]; home: string }) {
  const { t } = useTranslator();
  const { router } = useWorkbench();
  const route = useRoute();
  const feature = features.find(({ id }) => id === route.screen) ?? features.find(({ id }) => id === home);
  // Escape steps back: from a thing on a screen to the screen, where that shows anything without.
  const within = feature?.within;
  const isThing = route.path.length > 0 && feature?.staysOpen !== true;
  useEscape(() => (isThing ? router.go(route.screen, ...route.path.slice(0, -1)) : router.go(within ?? route.screen)), isThing || within !== undefined);
  if (feature === undefined) return null;
  return (
    <div className={classNames(styles.shell)}>
      <a href="#screen" className={classNames(styles.skip)} onClick={focusScreen}>
        {t('app:skip')}
      </a>
      <Marking />
      <Rail features={features} current={within ?? feature.id} />
      <TopBar feature={feature} />
      <main id="screen" tabIndex={-1} className={classNames(styles.screen)}>
        <ScreenBoundary key={feature.id}>
          <Suspense fallback={<Waiting />}>
            <feature.Screen />
          </Suspense>
        </ScreenBoundary>
        {/* The library shows what is on its way in its own place. */}
        {feature.id !== home && <Openings />}
      </main>
      <Status />
      <Palette shell={shell} />
      <Shortcuts shell={shell} />
      <DropOverlay />
      <NoticeRegion />
    </div>
  );
}

/** The address belongs to the screens, so the jump is made by hand. */
function focusScreen(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('screen')?.focus();
}

function Waiting() {
  return (
    <div className={classNames(styles.waiting)}>
      <Skeleton lines={6} />
    </div>
  );
}
