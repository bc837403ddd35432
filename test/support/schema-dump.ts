import type pg from 'pg';

/**
 * The whole schema as SQL text, from the server's own catalogue: one block a table with columns,
 * constraints and indexes, then functions. Order and wording depend on nothing but the schema, so
 * that two dumps differ only where schemas do.
 */
export async function dumpSchema(pool: pg.Pool): Promise<string> {
  const { rows: tables } = await pool.query(TABLES);
  const { rows: functions } = await pool.query(FUNCTIONS);
  const blocks = tables.map(({ head, columns, partition, indexes, grants }) =>
    [`${head} (\n${columns.join(',\n')}\n)${partition}`, ...indexes, ...grants]
      .map((one) => `${one};`)
      .join('\n'),
  );
  const bodies = functions.map((row): string => `${row.definition.trim()};`);
  return `${HEADER}\n${[...blocks, ...bodies].join('\n\n')}\n`;
}

const HEADER = `-- The schema after all migrations, made by \`npm run schema\`: read it, do not edit it.
`;

const TABLES = `
  select format('create %stable %s', case relpersistence when 'u' then 'unlogged ' else '' end,
      relname) as head,
    coalesce(' partition by ' || pg_get_partkeydef(c.oid), '') as partition,
    array(
      select '  ' || attname || ' ' || format_type(atttypid, atttypmod)
        || coalesce(' default ' || pg_get_expr(adbin, adrelid), '')
        || case when attnotnull then ' not null' else '' end
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = c.oid and attnum > 0 and not attisdropped order by attnum
    ) || array(
      select '  ' || pg_get_constraintdef(oid) from pg_constraint
      where conrelid = c.oid and contype in ('p', 'u', 'c', 'f')
      order by contype desc, conname
    ) as columns,
    array(
      select pg_get_indexdef(indexrelid) from pg_index
      where indrelid = c.oid and not indisprimary order by indexrelid::regclass::text
    ) as indexes,
    array(
      select format('grant %s on %s to %s',
        string_agg(lower(privilege_type), ', ' order by privilege_type), relname, grantee::regrole)
      from aclexplode(relacl) where grantee <> relowner group by grantee
      order by grantee::regrole::text
    ) as grants
  from pg_class c
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
  order by relname`;

const FUNCTIONS = `
  select pg_get_functiondef(oid) as definition from pg_proc
  where pronamespace = 'public'::regnamespace order by proname`;
