import { Component, type ReactNode } from 'react';
import { classNames, Button, ErrorNotice, Heading, useTranslator } from '#renderer/ui';
import styles from './screen-boundary.module.css';

/** A screen that breaks takes nothing else with it. */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <Broken error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}

function Broken({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslator();
  return (
    <div className={classNames(styles.broken)}>
      <Heading level={2}>{t('app:broken.title')}</Heading>
      <ErrorNotice error={error} actions={<Button onPress={onRetry}>{t('app:broken.retry')}</Button>} />
    </div>
  );
}
