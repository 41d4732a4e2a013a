import { Sigma } from 'lucide-react';
import { IconButton, MenuButton, type MenuGroup, useTranslator } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import { ACTIONS } from '../actions';
import { ANALYSES } from '../analyses/analysis';

/** What can be calculated from a result: by SQL that is written for it, or beyond SQL. */
export function CalculateMenu() {
  const { t } = useTranslator();
  const { commands } = useWorkbench();
  const items = (ids: readonly string[]): MenuGroup['items'] =>
    ids.flatMap((id) => {
      const command = commands.find(`query.${id}`);
      return command ? [{ id, label: t(command.title), run: () => commands.run(command) }] : [];
    });
  return (
    <MenuButton
      label={t('query:calculate.title')}
      placement="bottom end"
      groups={[
        { id: 'statement', title: t('query:calculate.byStatement'), items: items(ACTIONS.map(({ id }) => id)) },
        { id: 'analysis', title: t('query:calculate.byAnalysis'), items: items(ANALYSES) },
      ]}
    >
      <IconButton label={t('query:calculate.title')} icon={Sigma} />
    </MenuButton>
  );
}
