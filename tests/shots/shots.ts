import { needsChromium, test } from '../e2e/support/workbench';
import { library } from './screens/library';
import { trust } from './screens/trust';
import { type States, shoot } from './support/shoot';

needsChromium();

/** A screen is a file in `screens/` and a line here. One of them alone: `npm run shots -- -g trust`. */
const SCREENS: Readonly<Record<string, States>> = {
  library,
  trust,
};

for (const [screen, states] of Object.entries(SCREENS)) {
  for (const [state, reach] of Object.entries(states)) {
    test(`${screen}: ${state}`, async ({ workbench, host }) => {
      await reach(workbench, host);
      await shoot(workbench, screen, state);
    });
  }
}
