import { NodeSelection } from '@tiptap/pm/state';
import { type Editor, useEditorState } from '@tiptap/react';
import { Bold, ChevronDown, Hash, Italic, Link, List, ListOrdered, Plus, Superscript } from 'lucide-react';
import { Button, classNames, IconButton, type MenuAction, MenuButton, type MenuGroup, Select, Toolbar, useTranslator } from '#renderer/ui';
import { CommandButton, useDocument } from '#renderer/workbench';
import type { Language } from '#shared/base';
import { COMPLETE_LANGUAGES } from '#shared/i18n';
import { useBriefing } from '../context';
import { type Insertable, INSERTABLES } from '../editor/insertables';
import { textKind, type TextKind } from '../editor/set-texts';
import { changeHead } from '../model/content';
import styles from './toolbar.module.css';

/** What is done with the text; what is done with the briefing stands at the right. */
export function EditorToolbar({ onMore }: { onMore: readonly MenuGroup[] }) {
  const { t } = useTranslator();
  return (
    <div className={classNames(styles.bar)}>
      <Toolbar label={t('briefings:toolbar.title')}>
        <KindMenu />
        <span className={classNames(styles.rule)} />
        <Marks />
        <span className={classNames(styles.rule)} />
        <Inserts />
      </Toolbar>
      <div className={classNames(styles.end)}>
        <LanguageSelect />
        <MenuButton label={t('briefings:toolbar.more')} placement="bottom end" groups={onMore}>
          <Button>
            <span className={classNames(styles.opens)}>
              {t('briefings:toolbar.file')} <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
            </span>
          </Button>
        </MenuButton>
        <CommandButton id="briefings.export" tone="strong" />
      </div>
    </div>
  );
}

/** What the selected texts are, and what they can become. */
function KindMenu() {
  const { t } = useTranslator();
  const briefing = useBriefing();
  const current = useEditorState({ editor: briefing.editor, selector: ({ editor }) => kindOfSelection(editor.state.selection) });
  const items = INSERTABLES.filter(({ group }) => group === 'text');
  const shown = INSERTABLES.find(({ id }) => id === current);
  return (
    <MenuButton label={t('briefings:toolbar.kind')} groups={[{ id: 'kinds', items: items.map((item) => action(item, briefing, t)), ...(shown && { selected: shown.id }) }]}>
      <Button tone="quiet" aria-label={t('briefings:toolbar.kindIs', { kind: shown ? t(shown.title) : t('briefings:toolbar.mixed') })}>
        <span className={classNames(styles.opens, styles.kind)}>
          {shown ? t(shown.title) : t('briefings:toolbar.mixed')} <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
        </span>
      </Button>
    </MenuButton>
  );
}

/** Of a chart or a table that is selected, what it is. */
function kindOfSelection(selection: Editor['state']['selection']): string {
  return selection instanceof NodeSelection && selection.node.isBlock ? selection.node.type.name : kindId(textKind(selection));
}

function kindId(kind: TextKind | null): string {
  if (kind === null) return '';
  if ('list' in kind) return kind.list ? 'numbered' : 'bulleted';
  return kind.block === 'heading' ? `heading${(kind.level ?? 2) - 1}` : kind.block;
}

function action(item: Insertable, briefing: Parameters<Insertable['run']>[0], t: ReturnType<typeof useTranslator>['t']): MenuAction {
  // The menu gives the focus back to its button first; the text takes it after that.
  return { id: item.id, label: t(item.title), description: t(item.description), icon: item.icon, shortcut: item.shortcut, run: () => setTimeout(() => item.run(briefing), 0) };
}

function Marks() {
  const { t } = useTranslator();
  const { editor, ask } = useBriefing();
  const on = useEditorState({ editor, selector: ({ editor: now }) => ({ bold: now.isActive('bold'), italic: now.isActive('italic'), link: now.isActive('link') }) });
  return (
    <>
      <IconButton label={t('briefings:toolbar.bold')} icon={Bold} shortcut="Mod+B" aria-pressed={on.bold} onPress={() => editor.chain().focus().toggleBold().run()} />
      <IconButton label={t('briefings:toolbar.italic')} icon={Italic} shortcut="Mod+I" aria-pressed={on.italic} onPress={() => editor.chain().focus().toggleItalic().run()} />
      <IconButton label={t('briefings:toolbar.link')} icon={Link} shortcut="Mod+Shift+K" aria-pressed={on.link} onPress={() => ask({ kind: 'link' })} />
    </>
  );
}

const ICONS = { bulleted: List, numbered: ListOrdered, footnote: Superscript, figure: Hash } as const;

function Inserts() {
  const { t } = useTranslator();
  const briefing = useBriefing();
  const current = useEditorState({ editor: briefing.editor, selector: ({ editor }: { editor: Editor }) => kindId(textKind(editor.state.selection)) });
  const item = (id: string): Insertable => INSERTABLES.find((one) => one.id === id) as Insertable;
  const button = (id: keyof typeof ICONS, pressed?: boolean) => (
    <IconButton
      key={id}
      label={t(item(id).title)}
      icon={ICONS[id]}
      shortcut={item(id).shortcut}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onPress={() => (pressed === true ? item('paragraph') : item(id)).run(briefing)}
    />
  );
  const groups = (['bound', 'text'] as const).map((group): MenuGroup => ({ id: group, title: t(`briefings:toolbar.${group}`), items: INSERTABLES.filter((one) => one.group === group).map((one) => action(one, briefing, t)) }));
  return (
    <>
      {button('bulleted', current === 'bulleted')}
      {button('numbered', current === 'numbered')}
      <span className={classNames(styles.rule)} />
      {button('figure')}
      {button('footnote')}
      <MenuButton label={t('briefings:toolbar.insert')} groups={groups}>
        <Button tone="quiet" icon={Plus}>
          {t('briefings:toolbar.insert')}
        </Button>
      </MenuButton>
    </>
  );
}

/** The language of the briefing: its numbers, dates and captions, whatever the reader's own is. */
function LanguageSelect() {
  const { t } = useTranslator();
  const { document, speaker } = useBriefing();
  const content = useDocument(document).content;
  const ids = [...new Set([...COMPLETE_LANGUAGES, speaker.language])];
  const choose = (language: Language): void => {
    const command = changeHead(content, { language });
    if (command) document.execute(command);
  };
  return (
    <span className={classNames(styles.language)}>
      <Select label={t('briefings:toolbar.language')} labelHidden choices={ids.map((id) => ({ id, label: t(`briefings:languages.${id}`) }))} selected={speaker.language} onSelect={choose} />
    </span>
  );
}
