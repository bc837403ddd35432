/** A name by the first letter of each word, `T•• M•• K••`: who holds the paper can compare, others learn little. */
export const maskedName = (name: string): string =>
  name
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^(\p{L}).*/su, '$1••'))
    .join(' ');
