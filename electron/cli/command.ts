import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Terminal } from './terminal';

/** Builds one command of `molo`, its subcommands included. */
export type CommandBuilder = (terminal: Terminal) => Command;

/** A command with its examples, which `--help` shows below the options. */
export function command(name: string, about: string, examples: readonly string[], terminal: Terminal): Command {
  const heading = terminal.translator.t('cli:help.examples');
  const lines = examples.map((line) => `  ${line}`).join('\n');
  return new Command(name).description(about).addHelpText('after', `\n${heading}\n${lines}`);
}

/**
 * Makes commander quiet and multilingual, all the way down: its own English words
 * are replaced, and what it would print or exit on is thrown to `runMolo`.
 */
export function houseStyle(program: Command, terminal: Terminal): void {
  const { t } = terminal.translator;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t('cli:help.usage'),
    'Arguments:': t('cli:help.arguments'),
    'Options:': t('cli:help.options'),
    'Commands:': t('cli:help.commands'),
    'Examples:': t('cli:help.examples'),
  };
  program
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.stdout.write(text), writeErr: (text) => (isHelp(text, titles) ? terminal.stderr.write(text) : undefined) })
    // Defaults and choices stand in the descriptions: commander would add them in English.
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, optionDescription: (option) => option.description })
    .helpOption('-h, --help', t('cli:options.help'))
    .helpCommand(false);
  for (const child of program.commands) houseStyle(child, terminal);
}

/** A command that only has subcommands shows its help where none is named; everything else is told in the catalogue's words. */
function isHelp(text: string, titles: Readonly<Record<string, string>>): boolean {
  return [titles['Usage:'], `\n${titles['Examples:']}`].some((start) => start !== undefined && text.startsWith(start));
}

/** The version in `package.json`, which lies two folders above this file in the source and in the build alike. */
export function versionOfMolo(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
