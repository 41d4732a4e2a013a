import { COLOURS, darkCounterparts } from '#shared/chart';
import { COLUMN } from './chart-figure';
import { type EmbeddedFont, fontFaces } from './fonts';

const { light, dark } = COLOURS;

const SERIF = '"Source Serif 4","Source Serif 4 Variable",Charter,"Iowan Old Style",Georgia,serif';
const SANS = 'Inter,"Inter Variable","Helvetica Neue",Arial,sans-serif';
const MONO = 'ui-monospace,"JetBrains Mono","Cascadia Mono","DejaVu Sans Mono",Consolas,monospace';

/** Colours that only the page uses, in the light and in the dark (look: ground, quiet rules). */
const GROUND = { light: '#f5f7f9', dark: '#0b1116' };

/**
 * The page's style: a printed page on a calm ground. Everything is set on a grid of 4 px; text in a serif, what
 * belongs to data in a sans; hairlines instead of boxes.
 * @param markings classification lines, repeated on every printed page
 */
export function styleSheet(fonts: readonly EmbeddedFont[], markings: readonly string[]): string {
  return [fontFaces(fonts), SCREEN, DATA, SOURCES, darkScheme(), print(markings)].join('\n');
}

const SCREEN = `
:root{color-scheme:light dark;--ink:${light.ink};--quiet:${light.quiet};--line:${light.line};--paper:${light.paper};--ground:${GROUND.light};--accent:${light.accent};--caution:${light.caution}}
*{box-sizing:border-box}
html{background:var(--ground);color:var(--ink);font:400 17px/28px ${SERIF};font-variant-numeric:oldstyle-nums proportional-nums;-webkit-text-size-adjust:100%;text-rendering:optimizeLegibility}
body{margin:0;padding:24px 16px}
main,.marking{max-width:${COLUMN + 112}px;margin:0 auto}
main{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:56px 55px 64px}
.marking{font:600 12px/16px ${SANS};letter-spacing:.04em;text-align:center;color:var(--ink);padding:8px 16px}
.marking span{display:inline-block;border:1px solid var(--caution);border-radius:6px;padding:3px 12px;background:var(--paper)}
h1,h2,h3,h4{font-family:${SANS};font-variant-numeric:lining-nums;font-weight:600;text-wrap:balance;break-after:avoid;overflow-wrap:anywhere}
h1{font-size:32px;line-height:40px;letter-spacing:-.015em;margin:0}
h2{font-size:20px;line-height:28px;letter-spacing:-.01em;margin:44px 0 8px}
h3{font-size:17px;line-height:24px;margin:32px 0 4px}
h4{font-size:15px;line-height:24px;margin:24px 0 0}
header{border-bottom:1px solid var(--line);padding-bottom:24px;margin-bottom:32px}
header p{margin:8px 0 0}
.subtitle-line{font-size:20px;line-height:28px;color:var(--quiet)}
.byline{font:400 13px/20px ${SANS};color:var(--quiet)}
p{margin:0 0 16px;overflow-wrap:break-word;hyphens:auto}
ul,ol{margin:0 0 16px;padding-left:24px}
li{margin-bottom:4px;overflow-wrap:break-word}
li::marker{color:var(--quiet);font-variant-numeric:lining-nums}
a{color:var(--accent);text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:3px}
a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.bound{color:inherit;text-decoration:underline dotted var(--quiet) 1px;text-underline-offset:4px}
.bound:hover{color:var(--accent);text-decoration-color:currentColor}
.figure{font-variant-numeric:lining-nums tabular-nums;white-space:nowrap}
.note{border-left:3px solid var(--accent);padding:4px 0 4px 20px;margin:24px 0;font-size:15px;line-height:24px}
.note p:last-child{margin-bottom:0}
.note-title{font:600 13px/20px ${SANS};margin-bottom:4px}
.note-mark{font:500 11px/0 ${SANS};padding-left:1px}
.note-mark a{text-decoration:none}
:target{background:color-mix(in srgb,var(--accent) 12%,transparent);border-radius:2px}
`;

const DATA = `
figure{margin:32px 0}
figcaption{font:600 15px/20px ${SANS};margin-bottom:12px;break-after:avoid;text-wrap:balance}
.count{color:var(--quiet);font-weight:500;margin-right:6px}
.subtitle{display:block;font-weight:400;font-size:13px;color:var(--quiet)}
.picture svg{display:block;max-width:100%;height:auto;overflow:visible}
.picture text{font-variant-numeric:normal}
.source,.rest{font:400 12px/16px ${SANS};color:var(--quiet);margin:8px 0 0}
.source a{color:inherit;text-decoration-color:var(--line)}
details{font:400 12px/16px ${SANS};margin-top:4px}
summary{cursor:pointer;color:var(--accent);width:fit-content;padding:4px 0}
.table{overflow-x:auto;margin-top:4px}
table{border-collapse:collapse;width:100%;font:400 13px/20px ${SANS};font-variant-numeric:lining-nums tabular-nums}
th,td{padding:4px 12px 4px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
thead th{font-weight:500;color:var(--quiet);font-size:12px;line-height:16px;vertical-align:bottom;border-bottom:1px solid var(--quiet)}
tbody th{font-weight:400}
.number{text-align:right;white-space:nowrap}
td.missing,th.missing{color:var(--quiet)}
td.missing{text-align:right}
`;

const SOURCES = `
.notes,.sources{border-top:1px solid var(--line);margin-top:56px;font:400 13px/20px ${SANS};font-variant-numeric:lining-nums}
.notes h2,.sources h2{font-size:15px;line-height:20px;margin-top:24px}
.sources p{margin:0 0 4px}
.packages{margin:16px 0 24px}
.packages dt{font-weight:600}
.packages dd{margin:0 0 12px}
.term{color:var(--quiet)}
.lines{list-style:none;padding:0;margin:0}
.lines li{border-top:1px solid var(--line);padding:12px 0;margin:0;break-inside:avoid}
.value{font-weight:600;margin:0 6px}
.notes+.sources{margin-top:24px}
code{font:400 12px/16px ${MONO};overflow-wrap:anywhere}
pre{margin:4px 0 8px;padding:8px 12px;background:var(--ground);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}
footer{font:400 12px/16px ${SANS};color:var(--quiet);margin-top:24px}
@media (max-width:640px){body{padding:0}main{border:0;border-radius:0;padding:24px 20px 40px}h1{font-size:26px;line-height:32px}}
`;

/** The page and its pictures on dark paper: a picture's colours are replaced one by one, by what they are. */
function darkScheme(): string {
  const variables = `:root{--ink:${dark.ink};--quiet:${dark.quiet};--line:${dark.line};--paper:${dark.paper};--ground:${GROUND.dark};--accent:${dark.accent};--caution:${dark.caution}}`;
  const pairs = [...darkCounterparts()].filter(([from, to]) => from !== to);
  const colours = pairs.map(([from, to]) => `.picture [fill="${from}"]{fill:${to}}.picture [stroke="${from}"]{stroke:${to}}.picture [stop-color="${from}"]{stop-color:${to}}`);
  return `@media screen and (prefers-color-scheme:dark){${variables}${colours.join('')}}`;
}

/** Paper: A4 with the text at its full width, marking and page number on every page, nothing that only makes sense on a screen. */
function print(markings: readonly string[]): string {
  const line = cssText(markings.join('   '));
  const small = `font:600 8pt ${SANS};color:${light.ink}`;
  return `
@page{size:A4;margin:20mm 20mm 22mm;@top-center{content:${line};${small}}@bottom-center{content:${line};${small}}@bottom-right{content:counter(page) " / " counter(pages);font:400 8pt ${SANS};color:${light.quiet}}}
@media print{
html{background:none;font-size:10.5pt;line-height:15.5pt}
body{padding:0}
main{border:0;padding:0;max-width:none}
.marking{padding:0 0 6mm}
h1{font-size:22pt;line-height:27pt}h2{font-size:13.5pt;line-height:18pt;margin-top:9mm}h3{font-size:11pt;line-height:15pt}h4{font-size:10pt;line-height:15pt}
.subtitle-line{font-size:13pt;line-height:18pt}
figcaption{font-size:10pt;line-height:13pt}
figure.chart,.note,.packages dd{break-inside:avoid}
thead{display:table-header-group}tr{break-inside:avoid}
.picture svg{width:100%}
table{font-size:8.5pt;line-height:12pt}
.notes,.sources{font-size:8.5pt;line-height:12pt}code{font-size:7.5pt;line-height:11pt}pre{background:none;border:1px solid var(--line)}
.note{font-size:9.5pt;line-height:14pt}.source,.rest,footer,.byline{font-size:8pt;line-height:11pt}
details:not([open]){display:none}
a{color:inherit}.bound{text-decoration-color:${light.line}}
p{orphans:3;widows:3}
}`;
}

/** A text as a CSS string: every character that is not plainly a letter, digit or space becomes its code point. */
function cssText(text: string): string {
  const escaped = Array.from(text, (character) => (/[\p{L}\p{N} ]/u.test(character) ? character : `\\${(character.codePointAt(0) as number).toString(16)} `));
  return `"${escaped.join('')}"`;
}
