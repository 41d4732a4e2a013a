import { useState } from 'react';
import { Button, SidePanel, TextField, useTranslator } from '#renderer/ui';
import { isLink } from '#shared/briefing';
import { useBriefing } from '../context';

/** Where the selected text leads to. */
export function LinkPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslator();
  const { editor } = useBriefing();
  const [was] = useState(() => (editor.getAttributes('link').href as string | undefined) ?? '');
  const [address, setAddress] = useState(was);
  const [isTried, setTried] = useState(false);
  const target = completed(address.trim());
  const isWrong = isTried && !isLink(target);
  const done = (): void => {
    setTried(true);
    if (!isLink(target)) return;
    onClose();
    const { empty } = editor.state.selection;
    const chain = editor.chain().focus().extendMarkRange('link');
    if (empty && was === '') chain.insertContent({ type: 'text', text: target, marks: [{ type: 'link', attrs: { href: target } }] }).run();
    else chain.setMark('link', { href: target }).run();
  };
  const remove = (): void => {
    onClose();
    editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
  };
  return (
    <SidePanel
      isOpen
      title={t('briefings:link.title')}
      onClose={onClose}
      actions={
        <>
          {was !== '' && <Button onPress={remove}>{t('briefings:link.remove')}</Button>}
          <Button tone="strong" isDisabled={address.trim() === ''} onPress={done}>
            {t('briefings:link.set')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('briefings:link.address')}
        description={t('briefings:link.kinds')}
        value={address}
        onChange={setAddress}
        onKeyDown={(event) => (event.key === 'Enter' ? done() : event.continuePropagation())}
        {...(isWrong ? { error: t('briefings:link.wrong') } : {})}
      />
    </SidePanel>
  );
}

/** What people leave out when they write an address. */
function completed(address: string): string {
  if (/^[^\s/:]+@[^\s/:]+\.\w+$/.test(address)) return `mailto:${address}`;
  return /^[\w-]+(\.[\w-]+)+(\/|$)/.test(address) ? `https://${address}` : address;
}
