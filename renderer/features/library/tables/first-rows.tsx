import { startTransition, useEffect, useState } from 'react';
import { classNames, DataGrid, ErrorNotice, Skeleton, useTranslator } from '#renderer/ui';
import { CommandButton, type OpenTable, useWorkbench } from '#renderer/workbench';
import { FIRST_ROWS, type Preview, previewOf } from './preview';
import styles from './tables.module.css';

/** How a table begins; the rest is for the query screen. */
export function FirstRows({ table }: { table: OpenTable }) {
  const { t } = useTranslator();
  const { preview, failure } = usePreview(table);
  const isAll = table.rows !== undefined && table.rows <= FIRST_ROWS;
  const label = isAll ? t('library:tables.allRows') : t('library:tables.firstRows', { count: FIRST_ROWS });
  return (
    <section aria-label={label} className={classNames(styles.rowsPart)}>
      <header className={classNames(styles.caption)}>
        <h4>{label}</h4>
        <CommandButton id="library.queryTable" tone="quiet" />
      </header>
      <div className={classNames(styles.grid)}>
        {failure !== undefined && <ErrorNotice error={failure} />}
        {failure === undefined && preview === undefined && <Skeleton lines={5} />}
        {preview && <DataGrid label={label} table={preview.table} memory={preview.memory} />}
      </div>
    </section>
  );
}

function usePreview(table: OpenTable): { readonly preview?: Preview; readonly failure?: unknown } {
  const { data } = useWorkbench();
  const [state, setState] = useState<{ readonly preview?: Preview; readonly failure?: unknown }>({});
  useEffect(() => {
    let isWanted = true;
    previewOf(table, data).then(
      // A grid is no small thing to draw: in slices, beside whatever else goes on.
      (preview) => startTransition(() => (isWanted ? setState({ preview }) : undefined)),
      (failure: unknown) => isWanted && setState({ failure }),
    );
    return () => {
      isWanted = false;
    };
  }, [table, data]);
  return state;
}
