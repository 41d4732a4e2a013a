import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from '../../../../renderer/ui/markdown/markdown';

const shown = (text: string, level?: 1 | 2 | 3): string =>
  renderToStaticMarkup(createElement(Markdown, { text, ...(level && { level }) }))
    .replace(/ class="[^"]*"/g, '')
    .replace(/^<div>|<\/div>$/g, '');

describe('a text in Markdown', () => {
  it('is shown with headings of the page’s rank, emphasis, lists that go on counting, tables and code', () => {
    expect(shown('# One\n\nTwo **three** *four*', 2)).toBe('<h2>One</h2><p>Two <strong>three</strong> <em>four</em></p>');
    expect(shown('3. a\n4. b\n   - c')).toBe('<ol start="3"><li>a</li><li>b<ul><li>c</li></ul></li></ol>');
    expect(shown('|a|b|\n|-|-|\n|1|2|')).toBe('<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>');
    expect(shown('```sql\nselect 1\n```\n`x`')).toBe('<pre tabindex="0"><code>select 1\n</code></pre><p><code>x</code></p>');
  });

  it('leaves out definitions, by which a text carries remarks of its own', () => {
    expect(shown('1. [//]: # (a-step)\n   Press it.')).toBe('<ol start="1"><li>Press it.</li></ol>');
  });

  it('leads nowhere, loads nothing and runs nothing, whoever wrote it', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '![picture](https://example.org/pixel.png)',
      '[click](javascript:alert(1))',
      '[click](https://example.org)',
      '<https://example.org>',
      '[a]: https://example.org "x"\n[a]',
      '<style>*{display:none}</style>',
    ];
    for (const text of hostile) expect(shown(text)).not.toMatch(/<(?!\/?(p|span|strong|em)>)/);
    expect(shown('[click](https://example.org)')).toBe('<p>click <span>(https://example.org)</span></p>');
    expect(shown('![picture](https://example.org/pixel.png)')).toBe('<p>picture</p>');
  });

  it('may nest as deep as it likes', () => {
    expect(shown('> '.repeat(5_000) + 'deep').length).toBeLessThan(100_000);
    expect(shown('*'.repeat(20_000)).length).toBeLessThan(100_000);
  });
});
