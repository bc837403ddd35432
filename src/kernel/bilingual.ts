export type Language = 'vi' | 'en';

/** Every text that a person reads exists in Vietnamese (the first language) and in English. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}
