import { X } from 'lucide-react';
import { useState } from 'react';
import { Button, classNames, IconButton, TextField, useTranslator } from '#renderer/ui';
import { addition, removal, type Remark, remarksOf, remarkWishes } from '../model/annotations';
import { useChart } from '../open-chart';
import { DocumentField } from '../parts/document-field';
import { Section } from '../parts/section';
import styles from './annotations.module.css';

/** Remarks that are anchored to the data: at a value across, a value upwards, or a point. */
export function Annotations() {
  const { t, language } = useTranslator();
  const { state, execute, wish } = useChart();
  const remarks = remarksOf(state.content, language);
  return (
    <Section title={t('charts:annotations')}>
      {remarks.length > 0 && (
        <ul className={classNames(styles.list)}>
          {remarks.map((remark, index) => (
            <li key={index} className={classNames(styles.remark)}>
              <div className={classNames(styles.text)}>
                <DocumentField label={placeOf(remark)} value={remark.text} onChange={(text) => wish(remarkWishes(state.content, index, language, text))} />
              </div>
              <IconButton label={t('charts:removeAnnotation', { text: remark.text })} icon={X} size="small" onPress={() => execute(removal(index))} />
            </li>
          ))}
        </ul>
      )}
      <NewRemark />
    </Section>
  );
}

function placeOf({ x, y }: Remark): string {
  return [x === '' ? '' : `x = ${x}`, y === '' ? '' : `y = ${y}`].filter(Boolean).join(', ');
}

const EMPTY: Remark = { text: '', x: '', y: '' };

/** Nothing of it is in the document before it says something and stands somewhere. */
function NewRemark() {
  const { t, language } = useTranslator();
  const { state, execute } = useChart();
  const [remark, setRemark] = useState(EMPTY);
  const command = addition(state.content, remark, language);
  const add = (): void => {
    if (command === null) return;
    execute(command);
    setRemark(EMPTY);
  };
  const field = (name: keyof Remark, label: string, placeholder: string) => (
    <TextField label={label} value={remark[name]} onChange={(text) => setRemark({ ...remark, [name]: text })} onKeyDown={(event) => (event.key === 'Enter' ? add() : event.continuePropagation())} placeholder={placeholder} />
  );
  return (
    <div className={classNames(styles.fresh)}>
      <div className={classNames(styles.wide)}>{field('text', t('charts:remark.text'), t('charts:remark.textHint'))}</div>
      {field('x', t('charts:remark.x'), t('charts:remark.xHint'))}
      {field('y', t('charts:remark.y'), t('charts:remark.yHint'))}
      <div className={classNames(styles.wide)}>
        <Button isDisabled={command === null} onPress={add}>
          {t('charts:remark.add')}
        </Button>
      </div>
    </div>
  );
}
