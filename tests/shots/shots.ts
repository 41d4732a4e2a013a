import { needsChromium, test } from '../e2e/support/workbench';
import { briefings } from './screens/briefings';
import { charts } from './screens/charts';
import { library } from './screens/library';
import { query } from './screens/query';
import { seal } from './screens/seal';
import { trust } from './screens/trust';
import { type States, shoot } from './support/shoot';

needsChromium();

/** A screen is a file in `screens/` and a line here. One of them alone: `npm run shots -- -g trust`. */
const SCREENS: Readonly<Record<string, States>> = {
  library,
  query,
  charts,
  briefings,
  trust,
  seal,
};

for (const [screen, states] of Object.entries(SCREENS)) {
  for (const [state, reach] of Object.entries(states)) {
    test(`${screen}: ${state}`, async ({ workbench, host }) => {
      await reach(workbench, host);
      await shoot(workbench, screen, state);
    });
  }
}
