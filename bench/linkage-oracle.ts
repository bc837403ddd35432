/**
 * What linkage blocks and compares, computed a second time by DuckDB from the same files: the rules of
 * `src/linkage` for the columns of `province-tables.ts`, in SQL that shares no line with them.
 */
import type { DuckDBConnection } from '@duckdb/node-api';

/** The passes, as linkage is told them, and as conditions of a join. */
export const PASSES: Readonly<Record<string, readonly string[]>> = {
  'l.so = r.so': ['so_dinh_danh'],
  'l.ten_fold = r.ten_fold and l.y = r.y': ['ho_ten', 'ngay_sinh:year'],
  'l.ten_fold = r.ten_fold and l.xa_fold = r.xa_fold': ['ho_ten', 'ma_xa'],
  'l.day = r.day and l.ten_fold[-1] = r.ten_fold[-1]': ['ngay_sinh', 'ho_ten:last'],
  'l.ten_fold[-1] = r.ten_fold[-1] and l.xa_fold = r.xa_fold and l.y = r.y': [
    'ho_ten:last',
    'ma_xa',
    'ngay_sinh:year',
  ],
  'l.me_fold = r.me_fold and l.day = r.day': ['ho_ten_me', 'ngay_sinh'],
};

/** Makes `pairs` (l, r, from 1) and `levels`, in which `pattern` has the level of each field. */
export async function oracle(duck: DuckDBConnection, left: string, right: string): Promise<void> {
  for (const statement of MACROS) await duck.run(statement);
  await duck.run(tableOf('l', left));
  await duck.run(tableOf('r', right));
  const passes = Object.keys(PASSES).map(
    (on) => `select l.number as l, r.number as r from l join r on ${on}`,
  );
  await duck.run(`create table pairs as ${passes.join(' union ')}`);
  await duck.run(`create table levels as
    select l.number as l, r.number as r, concat_ws(' ',
      text_level(l.ten, r.ten, l.ten_fold, r.ten_fold), date_level(l.y, l.m, l.d, r.y, r.m, r.d),
      case when l.sex = r.sex then 0 when l.sex is null or r.sex is null then ${NONE} else 2 end,
      number_level(l.so, r.so), text_level(l.noi, r.noi, l.noi_fold, r.noi_fold),
      text_level(l.xa, r.xa, l.xa_fold, r.xa_fold), text_level(l.me, r.me, l.me_fold, r.me_fold),
      text_level(l.cha, r.cha, l.cha_fold, r.cha_fold)) as pattern
    from pairs join l on l.number = pairs.l join r on r.number = pairs.r`);
}

/** In place of a level where a value is missing; as `NOTHING`. */
const NONE = 15;
const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
/** Signs for tones which no text has. */
const SIGNS = ['①', '②', '③', '④', '⑤'];
const toned = Array.from('aăâeêioôơuưy').flatMap((vowel) =>
  TONES.map((tone, at) => ({
    vowel,
    sign: SIGNS[at] ?? '',
    letter: (vowel + tone).normalize('NFC'),
  })),
);
const letters = toned.map(({ letter }) => letter).join('');
const vowels = toned.map(({ vowel }) => vowel).join('');
const signs = toned.map(({ sign }) => sign).join('');

const MACROS = [
  // strip_accents leaves Đ as it is.
  `create macro fold(t) as replace(strip_accents(t), 'đ', 'd')`,
  `create macro words(t) as
    nullif(string_split(trim(regexp_replace(lower(nfc_normalize(t)), '\\s+', ' ', 'g')), ' '), [''])`,
  // Hoà and Hòa: the tone is written at the end, wherever it stood.
  `create macro canonical(w) as translate(w, '${letters}', '${vowels}') ||
    translate(regexp_extract(w, '[${letters}]'), '${letters}', '${signs}')`,
  `create macro placed(w) as case
    when len(w) > 2 and fold(w[1] || ' ' || w[2]) in ('thi tran', 'thi xa', 'thanh pho') then w[3:]
    when len(w) > 1 and fold(w[1]) in ('xa', 'phuong', 'tt', 'huyen', 'quan', 'tp', 'tinh') then w[2:]
    else w end`,
  `create macro more_marks(a, b) as len(list_filter(range(1, greatest(length(a), length(b)) + 1),
    lambda k: substr(a, k, 1) <> substr(b, k, 1) and unicode(substr(a, k, 1)) >= 128)) > 0`,
  `create macro contradict(a, b) as len(list_filter(range(1, len(a) + 1),
    lambda i: more_marks(a[i], b[i]) and more_marks(b[i], a[i]))) > 0`,
  `create macro joined(a) as array_to_string(a, '')`,
  `create macro spaced(a, sign) as array_to_string(list_transform(a, lambda w: ' ' || w || ' '), sign)`,
  `create macro part_of(few, many) as spaced(many, '') like '%' || spaced(few, '%') || '%'`,
  `create macro same_start(a, b) as
    len(list_filter(range(1, least(len(a), len(b)) + 1), lambda i: a[1:i] = b[1:i]))`,
  `create macro slips(a, b) as greatest(2, greatest(length(joined(a)), length(joined(b))) // 8)`,
  `create macro text_level(a, b, fa, fb) as case
    when a is null or b is null then ${NONE}
    when a = b then 0
    when fa = fb then case when contradict(a, b) then 2 else 1 end
    when damerau_levenshtein(joined(fa), joined(fb)) <= 1 then 3
    when least(len(fa), len(fb)) >= 2 and len(fa) <> len(fb) and (fa[1] = fb[1] or fa[-1] = fb[-1])
      and (case when len(fa) < len(fb) then part_of(fa, fb) else part_of(fb, fa) end) then 4
    when len(fa) >= 2 and list_sort(fa) = list_sort(fb) then 5
    when same_start(fa, fb) > 0 and same_start(fa, fb) = greatest(len(fa), len(fb)) - 1 then 7
    when greatest(length(joined(fa)), length(joined(fb))) >= 5
      and levenshtein(joined(fa), joined(fb)) <= slips(fa, fb) then 5
    when fa[-1] = fb[-1] then 6 else 8 end`,
  `create macro two(n) as lpad(n::varchar, 2, '0')`,
  `create macro date_level(y, m, d, yy, mm, dd) as case
    when y is null or yy is null then ${NONE}
    when (m is null or mm is null) then case when y = yy then 3 else 6 end
    when y = yy and m = mm and d = dd then 0
    when y = yy and m = dd and d = mm then 1
    when y = yy and m = mm and damerau_levenshtein(two(d), two(dd)) = 1 then 2
    when y = yy and d = dd and damerau_levenshtein(two(m), two(mm)) = 1 then 2
    when m = mm and d = dd and damerau_levenshtein(y::varchar, yy::varchar) = 1 then 2
    when m = mm and d = dd then 4 when y = yy then 5 else 6 end`,
  `create macro number_level(a, b) as case
    when a is null or b is null then ${NONE} when a = b then 0
    when abs(length(a) - length(b)) > 2 then ${NONE}
    when damerau_levenshtein(a, b) <= 1 then 1 when levenshtein(a, b) <= 2 then 2 else 3 end`,
];

/** Names of columns here, and in the files. */
const TEXTS = { ten: 'ho_ten', noi: 'noi_sinh', xa: 'ma_xa', me: 'ho_ten_me', cha: 'ho_ten_cha' };

function tableOf(table: 'l' | 'r', file: string): string {
  const columns = Object.entries(TEXTS).map(([name, column]) => {
    const words = name === 'noi' || name === 'xa' ? `placed(words(${column}))` : `words(${column})`;
    return `list_transform(${words}, lambda w: canonical(w)) as ${name},
      list_transform(${words}, lambda w: fold(w)) as ${name}_fold`;
  });
  return `create table ${table} as with rows as (
      select *, row_number() over () as number,
        case when ngay_sinh like '____-%' then string_split(ngay_sinh, '-')
          else list_reverse(string_split(ngay_sinh, '/')) end as date
      from read_csv('${file}', header = true, all_varchar = true, parallel = true))
    select number, ${columns.join(', ')}, nullif(so_dinh_danh, '') as so, lower(gioi_tinh) as sex,
      date[1]::int as y, date[2]::int as m, date[3]::int as d,
      case when date[3] is not null then date[1] || '-' || date[2] || '-' || date[3] end as day
    from rows`;
}
