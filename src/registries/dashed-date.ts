/** `19850131` with dashes, `198501` and `1985` as far as they go; what is no date of digits stays as it is. */
export const dashedDate = (text: string): string =>
  /^\d{4}(\d\d){0,2}$/.test(text)
    ? [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)].filter((part) => part !== '').join('-')
    : text;
