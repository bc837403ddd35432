/** Digits with their thousands parted by a point, as Vietnamese writes them: `1234567` → `1.234.567`. */
export const groupedDigits = (digits: string): string => digits.replaceAll(/\B(?=(\d{3})+$)/g, '.');
