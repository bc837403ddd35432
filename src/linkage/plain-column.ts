/** The name of a column as it is compared: `Họ và tên` → `ho_va_ten`. */
export const plainColumn = (column: string): string =>
  column
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
