import { Ban, CircleAlert, Eraser } from 'lucide-react';
import { ListBox, Text } from 'react-aria-components';
import { useStore } from 'zustand';
import { classNames, IconButton, ListItem, SearchField, useTranslator } from '#renderer/ui';
import { useCommand, useWorkbench } from '#renderer/workbench';
import { fold } from '#shared/query';
import { useDesk } from '../desk';
import type { Ran } from '../runs';
import { errorText, methodText, outcomeText } from '../wording';
import styles from './history-panel.module.css';

/** Every run since the page was opened, latest first; pressed, its statement is written into the editor. */
export function HistoryPanel() {
  const { t } = useTranslator();
  const desk = useDesk();
  const { commands } = useWorkbench();
  const history = useStore(desk.runs.store, (state) => state.history);
  const filter = useStore(desk.store, (state) => state.historyFilter);
  const clear = useCommand('query.clearHistory');
  if (history.length === 0) return <p className={classNames(styles.none)}>{t('query:history.none')}</p>;
  const wanted = fold(filter.trim());
  const found = history.filter(({ asked }) => fold(asked.sql).includes(wanted));
  return (
    <div className={classNames(styles.panel)}>
      <div className={classNames(styles.filter)}>
        <SearchField label={t('query:history.filter')} value={filter} onChange={(historyFilter) => desk.store.setState({ historyFilter })} />
        {clear && <IconButton label={t(clear.title)} icon={Eraser} onPress={() => commands.run(clear)} />}
      </div>
      <div className={classNames(styles.body)}>
        <ListBox
          aria-label={t('query:history.title')}
          items={found}
          onAction={(id) => {
            const ran = history.find((one) => one.id === id);
            if (ran) desk.write(ran.asked);
          }}
          renderEmptyState={() => <p className={classNames(styles.none)}>{t('query:history.nothingFound')}</p>}
          className={classNames(styles.list)}
        >
          {(ran) => <Line key={ran.id} ran={ran} />}
        </ListBox>
      </div>
    </div>
  );
}

function Line({ ran: { id, at, asked, outcome } }: { ran: Ran }) {
  const translator = useTranslator();
  const statement = asked.sql.replace(/\s+/g, ' ');
  const sql = asked.analysis ? `${methodText(asked.analysis, translator)}: ${statement}` : statement;
  const time = translator.date(at, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const Picture = { answered: null, refused: CircleAlert, cancelled: Ban }[outcome.is];
  return (
    <ListItem id={id} textValue={sql} className={classNames(styles.item)}>
      <Text slot="label" className={classNames(styles.sql)}>
        {sql}
      </Text>
      <Text slot="description" className={classNames(styles.more, styles[outcome.is])}>
        {Picture && <Picture size={12} strokeWidth={1.75} aria-hidden />}
        <span className={classNames(styles.said)}>{[time, outcome.is === 'refused' ? errorText(outcome.error, translator) : outcomeText(outcome, translator)].join(' · ')}</span>
      </Text>
    </ListItem>
  );
}
