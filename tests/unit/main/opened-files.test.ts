import { describe, expect, it } from 'vitest';
import { OpenedFiles, packagesIn } from '../../../electron/main/opened-files';

describe('the words of a command line', () => {
  it('name packages by their suffix, from the folder they were said in', () => {
    expect(packagesIn(['.', '--inspect=x.molo', 'week.molo', '../V4.Molo', 'table.csv', '/stick/a b.molo', ''], '/home/ewa')).toEqual(['/home/ewa/week.molo', '/home/V4.Molo', '/stick/a b.molo']);
  });
});

describe('opened files', () => {
  it('are told once, in their order, to whoever takes them first', () => {
    const files = new OpenedFiles();
    const told: string[] = [];
    files.add('a', 'b');
    files.handOver((path) => told.push(path));
    files.add('c');
    files.handOver(null);
    files.add('d');
    expect(told).toEqual(['a', 'b', 'c']);
    files.handOver((path) => told.push(path));
    expect(told).toEqual(['a', 'b', 'c', 'd']);
  });
});
