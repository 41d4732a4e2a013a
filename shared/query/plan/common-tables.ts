import { NotMine } from './not-mine';
import { same } from './scope';
import type { CommonTable } from './syntax';

interface Found {
  readonly table: CommonTable;
  /** What its own SELECT may name. */
  readonly within: CommonTables;
}

/** A chain of tables that each name the one before nests as deep as it is long; SQLite refuses long ones, in words. */
const MOST_TABLES = 64;

/** The tables that WITH names, the inner ones before the outer ones. */
export class CommonTables {
  static readonly none = new CommonTables([], null, new Set(), new Set());

  private constructor(
    private readonly tables: readonly CommonTable[],
    private readonly outer: CommonTables | null,
    /** Those whose own SELECT is being read. */
    private readonly reading: ReadonlySet<CommonTable>,
    private readonly met: Set<CommonTable>,
  ) {}

  with(tables: readonly CommonTable[]): CommonTables {
    if (tables.length === 0) return this;
    if (tables.length > MOST_TABLES) throw new NotMine('deep');
    if (tables.some(({ name }, nth) => tables.slice(0, nth).some((other) => same(other.name, name)))) throw new NotMine('name');
    return new CommonTables(tables, this, this.reading, new Set());
  }

  /** @throws NotMine for one that means itself */
  find(name: string): Found | null {
    const table = this.tables.find((own) => same(own.name, name));
    if (table === undefined) return this.outer?.within(this.reading).find(name) ?? null;
    if (this.reading.has(table)) throw new NotMine('recursive');
    // Worked out once for both, in the order that the first of them asks for.
    if (this.met.has(table) && table.select.orderBy.length > 0 && table.select.limit === null) throw new NotMine('subqueryOrder');
    this.met.add(table);
    return { table, within: this.within(new Set([...this.reading, table])) };
  }

  private within(reading: ReadonlySet<CommonTable>): CommonTables {
    return new CommonTables(this.tables, this.outer, reading, this.met);
  }
}
