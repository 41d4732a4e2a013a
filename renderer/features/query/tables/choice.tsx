import { type ReactNode, useState } from 'react';
import { Button, TooltipTrigger } from 'react-aria-components';
import { classNames, Tooltip, useTranslator } from '#renderer/ui';
import { type Condition, conditionText } from './condition';
import styles from './profile.module.css';
import type { Filter } from './use-filter';

export interface ChoiceProps {
  /** What it is and how many rows it holds, for assistive tools and at the head of the tooltip. */
  readonly label: string;
  /** `null` where SQL cannot say the value. */
  readonly condition: Condition | null;
  readonly filter: Filter;
  /** Where its tooltip hides least. */
  readonly tooltip: 'top' | 'right';
  readonly className: string | undefined;
  readonly children?: ReactNode;
}

/** A value or a bin that can be chosen: it becomes a condition of the statement. Reached by the arrow keys from its row. */
export function Choice({ label, condition, filter, tooltip, className, children }: ChoiceProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <TooltipTrigger delay={400} closeDelay={0} isOpen={isOpen} onOpenChange={setIsOpen}>
      <Button excludeFromTabOrder aria-label={label} isDisabled={condition === null} onPress={() => condition && filter.apply(condition)} className={classNames(className)}>
        {children}
      </Button>
      {isOpen && condition && (
        <Tooltip placement={tooltip}>
          <strong className={classNames(styles.tipHead)}>{label}</strong>
          <WhatItDoes condition={condition} filter={filter} />
        </Tooltip>
      )}
    </TooltipTrigger>
  );
}

/** Asked when the tooltip opens: the statement may have changed since. */
function WhatItDoes({ condition, filter }: { condition: Condition; filter: Filter }) {
  const { t } = useTranslator();
  const step = filter.plan(condition);
  if (step.is === 'replaced') return <span>{t('profile:does.replaced', { condition: conditionText(condition), before: step.replaced ?? '' })}</span>;
  return <span>{t(`profile:does.${step.is}`, { condition: conditionText(condition) })}</span>;
}
