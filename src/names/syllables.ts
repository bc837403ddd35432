import { TONES, VOWELS, withTone } from '#names/vietnamese-letters.ts';

const words = (text: string): readonly string[] => text.split(' ');

const ONSETS = words('b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x').concat(
  '',
);

const OPEN = words(
  'a e ê i o ô ơ u ư y ia ua ưa uê uơ uy oa oe ai ao au ay âu ây eo êu iu oi ôi ơi ui ưi ưu ' +
    'iêu yêu uôi ươi ươu oai oay uây uya oao oeo uyu uêu',
);
const NASAL = words(
  'am ăm âm em êm im om ôm ơm um ưm iêm yêm uôm ươm oam oăm an ăn ân en ên in on ôn ơn un ưn iên ' +
    'yên uôn ươn oan oăn uân oen uyên uyn uên ang ăng âng eng ong ông ung ưng iêng uông ương oang ' +
    'oăng uâng oong anh ênh inh oanh uênh uynh',
);
/** Before these ends only the rising tone and the dot stand. */
const STOPPED = words(
  'ac ăc âc ec oc ôc uc ưc iêc uôc ươc oac oăc ooc ach êch ich oach uêch uych ap ăp âp ep êp ip op ' +
    'ôp ơp up iêp ươp uôp oap uyp at ăt ât et êt it ot ôt ơt ut ưt iêt yêt uôt ươt oat oăt uât oet ' +
    'uyt uyêt uêt',
);

/** Whether the letters of a rime may follow an onset, as it is written. */
function fits(onset: string, rime: string): boolean {
  const isFront = /^[eêiy]/.test(rime);
  switch (onset) {
    case 'k':
      return isFront;
    case 'gh':
    case 'ngh':
      return /^[eêi]/.test(rime);
    case 'c':
    case 'g':
    case 'ng':
      return !isFront || (onset === 'g' && rime === 'i');
    case 'qu':
    case 'gi':
      return onset === 'qu' || !rime.startsWith('i');
    case '':
      return true;
    default:
      return !rime.startsWith('y') || rime === 'y';
  }
}

/** The rime after `qu`, whose u is its own first letter: `oan` and `uân` are written `an`, `ân` there. */
const afterQu = (rime: string): string =>
  /^(?:o[aăe]|u[âêơy])/.test(rime) || rime === 'uôc' ? rime.slice(1) : rime;

/** Spellings in which gi and the i of a rime fall into one. */
const GI_RIMES: readonly (readonly [string, boolean])[] = [
  ['', false],
  ['n', false],
  ['êng', false],
  ['ên', false],
  ['êu', false],
  ['êm', false],
  ['êt', true],
  ['êc', true],
  ['p', true],
];

const RIMES = [
  ...[...OPEN, ...NASAL].map((rime) => [rime, false] as const),
  ...STOPPED.map((rime) => [rime, true] as const),
];

const spelled = (): readonly (readonly [letters: string, isStopped: boolean])[] => [
  ...RIMES.flatMap(([rime, isStopped]) =>
    ONSETS.map((onset) => [onset, onset === 'qu' ? afterQu(rime) : rime] as const)
      .filter(([onset, end]) => fits(onset, end))
      .map(([onset, end]) => [onset + end, isStopped] as const),
  ),
  ...GI_RIMES.map(([end, isStopped]) => [`gi${end}`, isStopped] as const),
];

function allSyllables(): ReadonlySet<string> {
  const all = new Set<string>();
  for (const [letters, isStopped] of spelled()) {
    for (const tone of TONES) {
      if (isStopped && tone !== "'" && tone !== '.') continue;
      all.add(withTone(letters, tone));
      all.add(withTone(letters, tone, true));
    }
  }
  return all;
}

/** Every syllable that the rules of onset, rime and tone allow, in lower case, both placings of tones. */
export const SYLLABLES: ReadonlySet<string> = allSyllables();

const plain = (syllable: string): string =>
  syllable.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');

/** The same without any marks, stops of level tone among them. */
export const PLAIN_SYLLABLES: ReadonlySet<string> = new Set([...SYLLABLES].map(plain));

/** Whether there is a vowel that Vietnamese writes. */
export const hasVowel = (lower: string): boolean =>
  Array.from(plain(lower)).some((letter) => VOWELS.includes(letter));
