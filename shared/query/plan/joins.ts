import { NotMine } from './not-mine';
import type { InputPlan, LookUpPlan } from './plan';
import type { Place } from './place';
import { same, type Scope } from './scope';
import type { Expression, SourceSyntax } from './syntax';
import { conjuncts, contains } from './expressions';
import { compared } from './typed';

/** How the sources of a FROM come together. */
export interface Joined extends Pick<InputPlan, 'first' | 'lookUps'> {
  /** Conditions that decide nothing about how: they hold for whole rows. */
  readonly where: readonly Expression[];
  /** Whether SQLite goes through the rows of `first` in their order, whatever it makes of the rest. */
  readonly inOrder: boolean;
}

/** Two places that have to be equal. @param later the one of the two sources that is written last */
interface Link {
  readonly one: Place;
  readonly other: Place;
}

/**
 * Takes conditions of the form `a.x = b.y` for what joins a source to one before.
 * @param sizes rows by source, `null` for a subquery: where the order is free, the largest table is gone through
 * @throws NotMine where a source is joined otherwise
 */
export function joined(sources: readonly SourceSyntax[], scope: Scope, where: Expression | null, sizes: readonly (number | null)[]): Joined {
  if (sources.some(({ join }) => join?.kind === 'foreign')) throw new NotMine('join');
  const optional = new Map<number, Link>();
  const links: Link[] = [];
  const rest: Expression[] = [];
  const sort = (condition: Expression, upTo: number): void => {
    const link = linkOf(condition, scope, upTo);
    if (link) links.push(link);
    else rest.push(condition);
  };
  sources.forEach(({ join }, nth) => {
    if (join === null) return;
    const own = using(join.using, scope, nth);
    if (join.kind === 'left') optional.set(nth, only([...own, ...conjuncts(join.on).map((condition) => linkOf(condition, scope, nth + 1))]));
    else {
      links.push(...own);
      for (const condition of conjuncts(join.on)) sort(condition, nth + 1);
    }
  });
  for (const condition of conjuncts(where)) sort(condition, sources.length);
  const known = sizes.map((size) => size ?? 0);
  const first = optional.size > 0 ? 0 : known.indexOf(Math.max(...known));
  const { lookUps, spare } = ordered(sources.length, first, links, optional);
  const isOfFirst = (condition: Expression): boolean => !contains(condition, (part) => part.kind === 'name' && scope.place(part)?.source !== first);
  const isPlain = spare.length === 0 && rest.every(isOfFirst);
  const inOrder = sources.length === 1 || (isPlain && (optional.size === sources.length - 1 || (optional.size === 0 && isScannedFirst(sizes, first, lookUps))));
  return { first, lookUps, where: [...rest, ...spare.map(equality)], inOrder };
}

/** SQLite looks lists up in so few, whatever it thinks of them. */
const FEW = 3;

/**
 * SQLite goes through the left side of a LEFT JOIN first, unless WHERE wants more of the right one and so makes it an inner join. Of tables that are joined otherwise it
 * knows nothing but what is asked of each: where that is nothing of the others, it begins with the one that is written first.
 */
function isScannedFirst(sizes: readonly (number | null)[], first: number, lookUps: readonly LookUpPlan[]): boolean {
  return first === 0 && sizes.length <= FEW && !sizes.includes(null) && lookUps.every(({ key }) => key.source === first);
}

function only(links: readonly (Link | null)[]): Link {
  const [link] = links;
  if (links.length !== 1 || !link) throw new NotMine('join');
  return link;
}

/** The pairs of USING; the right-hand ones are hidden from now on. */
function using(names: readonly string[], scope: Scope, nth: number): Link[] {
  return names.map((name) => {
    const written = { kind: 'name', database: null, table: null, name, quoted: true } as const;
    const one = scope.place(written, nth);
    const own = scope.sources[nth]?.columns.findIndex((column) => same(column.name, name)) ?? -1;
    if (one === null || own < 0) throw new NotMine('name');
    const other = { source: nth, position: own };
    scope.found(other);
    scope.hide(other);
    return checked({ one, other }, scope);
  });
}

/** A condition that two columns of different sources are equal. */
function linkOf(condition: Expression, scope: Scope, upTo: number): Link | null {
  if (condition.kind !== 'binary' || condition.operator !== '=' || condition.left.kind !== 'name' || condition.right.kind !== 'name') return null;
  const [one, other] = [scope.place(condition.left, upTo), scope.place(condition.right, upTo)];
  return one === null || other === null || one.source === other.source ? null : checked({ one, other }, scope);
}

/** Keys are looked up as they are, so that no affinity may change them. */
function checked(link: Link, scope: Scope): Link {
  const typed = ({ source, position }: Place) => ({ expression: { kind: 'column', column: position }, ...scope.at({ source, position }).column() }) as const;
  if (!compared(typed(link.one), typed(link.other)).every(({ expression }) => expression.kind === 'column')) throw new NotMine('affinity');
  return link;
}

/** From the first source on, each one that is linked to those before. */
function ordered(count: number, first: number, links: readonly Link[], optional: ReadonlyMap<number, Link>): { readonly lookUps: LookUpPlan[]; readonly spare: Link[] } {
  const found = new Set([first]);
  const lookUps: LookUpPlan[] = [];
  const spare = [...links];
  const next = (): LookUpPlan | null => {
    for (const [source, link] of optional) if (!found.has(source)) return lookUpOf(link, source, found, true);
    return null;
  };
  const nextInner = (): LookUpPlan | null => {
    for (const link of spare) {
      const source = [link.one, link.other].map((place) => place.source).find((own) => !found.has(own) && !optional.has(own));
      const lookUp = source === undefined ? null : lookUpOf(link, source, found, false);
      if (lookUp === null) continue;
      spare.splice(spare.indexOf(link), 1);
      return lookUp;
    }
    return null;
  };
  while (found.size < count) {
    const lookUp = nextInner() ?? next();
    if (lookUp === null) throw new NotMine('join');
    lookUps.push(lookUp);
    found.add(lookUp.source);
  }
  return { lookUps, spare };
}

function lookUpOf({ one, other }: Link, source: number, found: ReadonlySet<number>, optional: boolean): LookUpPlan | null {
  const [own, key] = one.source === source ? [one, other] : [other, one];
  return own.source === source && found.has(key.source) ? { source, key, own: own.position, optional } : null;
}

/** A link that nothing is looked up by any more, as the condition that it is. */
function equality({ one, other }: Link): Expression {
  return { kind: 'binary', operator: '=', left: { kind: 'place', place: one }, right: { kind: 'place', place: other } };
}
