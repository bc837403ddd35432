/** A word of a tsquery as a quoted lexeme, so that nothing in it can be an operator. */
export const quoteLexeme = (word: string): string =>
  `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
