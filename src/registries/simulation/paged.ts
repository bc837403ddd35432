/** One page of a simulated list, counted from 1, and how many there are. */
export function paged<Row>(
  rows: readonly Row[],
  { page, size }: { readonly page: string; readonly size: string },
): { readonly at: number; readonly pages: number; readonly rows: readonly Row[] } {
  const each = Math.max(1, Number(size));
  const at = Math.max(1, Number(page));
  return {
    at,
    pages: Math.ceil(rows.length / each),
    rows: rows.slice((at - 1) * each, at * each),
  };
}
