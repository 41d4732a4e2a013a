/** What a table and its columns are called. */
export interface Names {
  readonly table: string;
  readonly time: string;
  readonly citizenship: string;
  readonly destination: string;
  readonly count: string;
  /** A condition that some of the rows meet. */
  readonly filter: string;
}

export interface Question {
  readonly name: string;
  readonly sql: string;
  /** Where SQLite by itself has no function for it. */
  readonly plainSql?: string;
}

/** Nine questions of an ordinary day. Every answer is in a definite order, so that answers can be compared. */
export function questionsAbout({ table, time, citizenship, destination, count, filter }: Names): Question[] {
  return [
    { name: 'count', sql: `select count(*) as n from ${table}` },
    { name: 'filter and sum', sql: `select sum(${count}) as n from ${table} where ${filter}` },
    { name: 'group by one key', sql: `select ${citizenship}, count(*) as cases, sum(${count}) as n from ${table} group by ${citizenship} order by ${citizenship}` },
    { name: 'group by two keys', sql: `select ${time}, ${destination}, sum(${count}) as n from ${table} group by ${time}, ${destination} order by ${time}, ${destination}` },
    { name: 'top 10 of time and citizenship', sql: `select ${time}, ${citizenship}, sum(${count}) as n from ${table} group by ${time}, ${citizenship} order by n desc, ${time}, ${citizenship} limit 10` },
    {
      name: 'moving average over groups',
      sql: `select ${time}, n, avg(n) over (order by ${time} rows between 11 preceding and current row) as average from (select ${time}, sum(${count}) as n from ${table} group by ${time}) as series order by ${time}`,
    },
    { name: 'join with a code list', sql: `select countries.region, sum(${table}.${count}) as n from ${table} join countries on countries.code = ${table}.${citizenship} group by countries.region order by countries.region` },
    { name: 'count distinct', sql: `select ${destination}, count(distinct ${citizenship}) as n from ${table} group by ${destination} order by ${destination}` },
    {
      name: 'median by group',
      sql: `select ${citizenship}, median(${count}) as n from ${table} group by ${citizenship} order by ${citizenship}`,
      plainSql: `select ${citizenship}, avg(${count}) as n from (select ${citizenship}, ${count}, row_number() over (partition by ${citizenship} order by ${count}) as place, count(*) over (partition by ${citizenship}) as cases from ${table} where ${count} is not null) where place in ((cases + 1) / 2, (cases + 2) / 2) group by ${citizenship} order by ${citizenship}`,
    },
  ];
}
