import { BookOpenText } from 'lucide-react';
import type { ComponentType } from 'react';
import { EmptyState, type Icon, useTranslator } from '#renderer/ui';
import { CommandButton } from '#renderer/workbench';

type Place = 'words';

const ICONS: Readonly<Record<Place, Icon>> = {
  words: BookOpenText,
};

/** A screen that has nothing to show yet: it says what it is for and how to begin. */
export function emptyScreen(place: Place): ComponentType {
  return function EmptyScreen() {
    const { t } = useTranslator();
    if (place === 'words') {
      return (
        <EmptyState icon={ICONS.words} title={t('app:empty.words.title')}>
          <p>{t('app:empty.words.what')}</p>
        </EmptyState>
      );
    }
    return (
      <EmptyState icon={ICONS[place]} title={t(`app:empty.${place}.title`)} actions={<Begin />} hint={t(`app:empty.${place}.first`)}>
        <p>{t(`app:empty.${place}.what`)}</p>
      </EmptyState>
    );
  };
}

function Begin() {
  return (
    <>
      <CommandButton id="file.sample" tone="strong" />
      <CommandButton id="file.open" />
    </>
  );
}
