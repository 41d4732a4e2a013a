import { type Command, chooseFiles, type Workbench } from '#renderer/workbench';
import { ALL, newBriefing, openBriefingFile, sampleBriefing } from './documents';

/** What can be done with briefings from everywhere. */
export function briefingCommands(workbench: Workbench): readonly Command[] {
  return [
    { id: 'briefings.new', title: 'briefings:commands.new', keywords: 'briefings:commands.newKeywords', group: 'file', run: async () => void (await newBriefing(workbench)) },
    { id: 'briefings.sample', title: 'briefings:commands.sample', keywords: 'briefings:commands.sampleKeywords', group: 'file', run: () => sampleBriefing(workbench) },
    {
      id: 'briefings.open',
      title: 'briefings:commands.open',
      keywords: 'briefings:commands.openKeywords',
      group: 'file',
      run: async () => {
        for (const file of await chooseFiles('.json')) await openBriefingFile(workbench, file);
      },
    },
    { id: 'briefings.all', title: 'briefings:commands.all', group: 'go', run: () => workbench.router.go('briefings', ALL) },
  ];
}
