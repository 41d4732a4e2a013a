import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../support/repository';

/** The libraries' declarations are large and always the same. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says to `code` as a file of the TypeScript project in `folder`. */
function complaints(folder: string, code: string): string[] {
  const host: ts.ParseConfigFileHost = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => expect.fail(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')) };
  const options = ts.getParsedCommandLineOfConfigFile(`${REPOSITORY}/${folder}/tsconfig.json`, {}, host)?.options ?? {};
  const path = `${REPOSITORY}/${folder}/fixture.ts`;
  const files = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = files;
  files.fileExists = (name) => name === path || fileExists(name);
  files.getSourceFile = (name, ...rest) => {
    if (name === path) return ts.createSourceFile(name, code, ts.ScriptTarget.ES2023);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, ...rest));
    return parsed.get(name);
  };
  const program = ts.createProgram([path], { ...options, composite: false, incremental: false, noEmit: true, emitDeclarationOnly: false, declaration: false, noUnusedLocals: false }, files);
  return program.getSemanticDiagnostics(program.getSourceFile(path)).map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}

const unknown = (name: string): unknown => expect.stringContaining(`Cannot find name '${name}'`);

describe('the environment that a TypeScript project declares', () => {
  it.each(['shared', 'resources'])('knows no page and no Node in %s', (folder) => {
    const found = complaints(folder, 'export const all = [document, window, process, Buffer, require, __dirname];');
    expect(found).toEqual(['document', 'window', 'process', 'Buffer', 'require', '__dirname'].map(unknown));
  });

  it('knows no Node module in shared', () => {
    expect(complaints('shared', "import { readFileSync } from 'node:fs'; export const read = readFileSync;")).toEqual([expect.stringContaining("'node:fs'")]);
  });

  it('knows the Web standards in shared', () => {
    expect(complaints('shared', "export const all = [crypto.subtle, new TextDecoder('windows-1250'), new ReadableStream(), new CompressionStream('gzip')];")).toEqual([]);
  });

  it('knows Node and no page in electron', () => {
    expect(complaints('electron', 'export const all = [process, Buffer, document, window];')).toEqual(['document', 'window'].map(unknown));
  });

  it('knows both in tests, which drive both', () => {
    expect(complaints('tests', 'export const all = [process, document];')).toEqual([]);
  });

  it('is strict: an index may miss, an absent property is not an undefined one', () => {
    const found = complaints('shared', 'const list: number[] = []; export const first: number = list[0]; export const option: { a?: number } = { a: undefined };');
    expect(found).toHaveLength(2);
  });
});
