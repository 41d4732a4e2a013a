import { classNames } from '#renderer/ui';
import { useChart } from '../open-chart';
import { Annotations } from './annotations';
import styles from './inspector.module.css';
import { MarkSection } from './mark-section';
import { PageSection } from './page-section';
import { SourceSection } from './source-section';
import { WordsSection } from './words-section';

/** What belongs to the whole picture. */
export function Inspector() {
  const { reading } = useChart();
  return (
    <div className={classNames(styles.inspector)}>
      {!reading.isComposed && <MarkSection />}
      <WordsSection />
      {!reading.isBare && !reading.isComposed && <Annotations />}
      <PageSection />
      <SourceSection />
    </div>
  );
}
