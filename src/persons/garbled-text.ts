/**
 * Whether a scanner or a keyboard broke this text beyond doubt (domain.md §5.7): lost or control
 * characters, question marks within words, letters of other scripts, UTF-8 read as a one-byte code
 * page. It says nothing of letters that were dropped or replaced by others that names have.
 */
export const isGarbled = (text: string): boolean =>
  LOST.test(text) || QUESTION_MARK.test(text) || FOREIGN.test(text) || ONE_BYTE.test(text);

/** Lone surrogates, replacement marks, control characters other than white space. */
const LOST = /\p{Surrogate}|\ufffd|[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/u;
const QUESTION_MARK = /\p{L}\?|\?\p{L}/u;
const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/**
 * The first byte of a Vietnamese letter in UTF-8 (C2–C6, E1) as a letter of its own, before a
 * second byte (80–BF) as code page 1252 or 1258 shows it. C3 is Ã in the one, Ă in the other: both
 * are Vietnamese capitals, so the first letter alone proves nothing (LÃ THỊ HOA).
 */
const ONE_BYTE = /[ÂÃĂÄÅÆ][\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|á[º»]/;
