import { parseExpression } from 'vega';
import { isObject } from './spec';

/**
 * Functions that an expression of a spec may call: arithmetic, text, dates, formats. Left out, besides
 * everything that reaches the view, its data or its events: clocks and dice (a chart is drawn the same
 * twice), regular expressions, and what can make a value of any size from a number (`sequence`, `pad`).
 */
const FUNCTIONS: ReadonlySet<string> = new Set(
  `
    abs acos asin atan atan2 ceil clamp cos exp floor hypot log max min pow round sin sqrt tan
    isArray isBoolean isDate isDefined isFinite isNaN isNumber isObject isString isValid
    toBoolean toDate toNumber toString parseFloat parseInt
    indexof inrange join lastindexof length lerp peek reverse slice sort span extent
    lower replace split substring trim truncate upper
    date datetime day dayofyear hours milliseconds minutes month quarter seconds time week year
    utc utcdate utcday utcdayofyear utchours utcmilliseconds utcminutes utcmonth utcquarter utcseconds utcweek utcyear
    dayAbbrevFormat dayFormat format monthAbbrevFormat monthFormat timeFormat timeOffset timeParse timeUnitSpecifier
    utcFormat utcOffset utcParse
    contrast hcl hsl lab luminance rgb
    if
  `
    .trim()
    .split(/\s+/),
);

const CONSTANTS: ReadonlySet<string> = new Set('NaN E LN2 LN10 LOG2E LOG10E PI SQRT1_2 SQRT2 MIN_VALUE MAX_VALUE'.split(' '));

/** What Vega itself offers to an expression and what a picture needs: the row, the size, a label's place in its axis. */
const NAMES: ReadonlySet<string> = new Set(['datum', 'width', 'height', 'undefined']);

const REFUSED_MEMBERS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype', '__defineGetter__', '__defineSetter__']);

const MAX_LENGTH = 2_000;
const MAX_DEPTH = 60;

export type ExpressionVerdict = 'allowed' | 'malformed' | 'forbidden';

/**
 * Judges a Vega expression by its syntax tree.
 * @param params names of the spec's own parameters, which it may read
 */
export function judgeExpression(text: string, params: ReadonlySet<string>): ExpressionVerdict {
  if (text.length > MAX_LENGTH) return 'forbidden';
  const tree = parsed(text);
  if (tree === null) return 'malformed';
  return isAllowed(tree, params, 0) ? 'allowed' : 'forbidden';
}

/** Names of members that an expression reads (`a` of `datum.a`), or `null` when it computes them. */
export function membersRead(text: string): readonly string[] | null {
  const names: string[] = [];
  let computed = false;
  const visit = (node: Node): void => {
    if (node.type === 'MemberExpression') {
      const property = node.property as Node;
      if (property.type === 'Literal') names.push(String(property.value));
      else if (node.computed !== true) names.push(String(property.name));
      else computed = true;
    }
    childrenOf(node).forEach(visit);
  };
  const tree = parsed(text);
  if (tree !== null) visit(tree);
  return computed ? null : names;
}

/** ESTree, as vega-expression makes it. */
interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

function parsed(text: string): Node | null {
  try {
    return parseExpression(text) as unknown as Node;
  } catch {
    return null;
  }
}

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((part): part is Node => isObject(part) && typeof part.type === 'string');
}

function isAllowed(node: Node, params: ReadonlySet<string>, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  const inside = (nodes: readonly Node[]): boolean => nodes.every((child) => isAllowed(child, params, depth + 1));
  switch (node.type) {
    case 'Literal':
      return node.regex === undefined;
    case 'Identifier': {
      const name = String(node.name);
      return CONSTANTS.has(name) || NAMES.has(name) || params.has(name);
    }
    case 'CallExpression': {
      const callee = node.callee as Node;
      return callee.type === 'Identifier' && FUNCTIONS.has(String(callee.name)) && inside(node.arguments as Node[]);
    }
    case 'MemberExpression':
      return inside([node.object as Node]) && memberIsAllowed(node, inside);
    case 'ArrayExpression':
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'UnaryExpression':
    case 'ConditionalExpression':
      return inside(childrenOf(node));
    default:
      return false;
  }
}

function memberIsAllowed(node: Node, inside: (nodes: readonly Node[]) => boolean): boolean {
  const property = node.property as Node;
  const name = property.type === 'Literal' ? property.value : node.computed === true ? null : property.name;
  return name === null ? inside([property]) : !REFUSED_MEMBERS.has(String(name));
}
