import { ComboBox, Select, Switch, TextField, useTranslator } from '#renderer/ui';
import type { MessageKey } from '#shared/i18n';
import type { ActionOption, OptionValues } from './action';

export interface OptionsProps {
  readonly options: readonly ActionOption[];
  readonly values: OptionValues;
  readonly onChange: (values: OptionValues) => void;
  /** The periods that one can be chosen from, in order. */
  readonly periods: readonly string[];
}

/** A control for each thing more that an action wants to know. */
export function Options({ options, values, onChange, periods }: OptionsProps) {
  return options.map((option) => <Option key={option.id} option={option} value={values[option.id]} periods={periods} onChange={(value) => onChange({ ...values, [option.id]: value })} />);
}

function Option({ option, value, periods, onChange }: { option: ActionOption; value: OptionValues[string] | undefined; periods: readonly string[]; onChange: (value: OptionValues[string]) => void }) {
  const { t } = useTranslator();
  // An action's options are named by its file; a test holds them to the catalogue.
  const words = (id: string): string => t(`query:calculate.options.${id}` as MessageKey);
  const label = words(option.id);
  if (option.is === 'switch') {
    return (
      <Switch isSelected={value === true} onChange={onChange}>
        {label}
      </Switch>
    );
  }
  if (option.is === 'choice') return <Select label={label} choices={option.choices.map((id) => ({ id, label: words(id) }))} selected={String(value)} onSelect={onChange} />;
  if (option.is === 'period') {
    const wrong = isPeriod(value, periods) ? undefined : t('query:calculate.noSuchPeriod', { from: periods[0] ?? '', to: periods.at(-1) ?? '' });
    return <ComboBox label={label} choices={periods} value={String(value)} onChange={onChange} placeholder={periods[0] ?? ''} description={words(`${option.id}What`)} error={wrong} />;
  }
  return <NumberField label={label} least={option.least} most={option.most} value={Number(value)} onChange={onChange} />;
}

export interface NumberFieldProps {
  readonly label: string;
  readonly least: number;
  readonly most: number;
  /** NaN: nothing is written. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly error?: string;
  /** It may be left empty: when somebody would fill it. */
  readonly without?: string;
}

/** What is out of bounds is not taken, and said to be. */
export function NumberField({ label, least, most, value, onChange, error, without }: NumberFieldProps) {
  const { t } = useTranslator();
  const isLeftOut = without !== undefined && Number.isNaN(value);
  const wrong = isLeftOut || isWithin(value, least, most) ? error : t('query:calculate.outOfBounds', { least, most });
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={Number.isNaN(value) ? '' : String(value)}
      onChange={(text) => onChange(text.trim() === '' ? Number.NaN : Number(text))}
      description={without}
      error={wrong}
    />
  );
}

/** Whether it is one of the periods, or left open. */
export function isPeriod(value: OptionValues[string] | undefined, periods: readonly string[]): boolean {
  return value === '' || periods.includes(String(value));
}

export function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
