/** A person that does not exist: for demonstration and tests only. */
export interface SyntheticPerson {
  readonly name: string;
  readonly sex: Sex;
  /** 'YYYY-MM-DD'; of age in 2022. */
  readonly birthDate: string;
  /** 12 digits, consistent with sex and year of birth; province 091. */
  readonly personalNumber: string;
  readonly phone: string;
  readonly address: string;
}

export type Sex = 'male' | 'female';

/** A reproducible source of numbers in [0, 1): the mulberry32 generator of 32-bit state. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Invents a person; the same random numbers invent the same one. */
export function syntheticPerson(random: () => number): SyntheticPerson {
  const sex = random() < 0.5 ? 'male' : 'female';
  const year = 1945 + below(59, random);
  // Digit 4 of the number: 0 and 1 for men and women of the 20th century, 2 and 3 of the 21st.
  const century = (year < 2000 ? 0 : 2) + (sex === 'male' ? 0 : 1);
  const birthDate = `${year}-${digits(1 + below(12, random), 2)}-${digits(1 + below(28, random), 2)}`;
  return {
    name: syntheticName(sex, random),
    sex,
    birthDate,
    personalNumber: `091${century}${digits(year % 100, 2)}${digits(below(1e6, random), 6)}`,
    phone: syntheticPhone(random),
    address: syntheticAddress(random),
  };
}

/**
 * A plausible full name of the Mekong delta: Kinh, Khmer and Hoa. Shares and weights are chosen so
 * that lists look right; they are no statistic of anywhere.
 */
export const syntheticName = (sex: Sex, random: () => number): string =>
  nameWithin(pickWeighted(communities, random), sex, random);

/** The people of the province by whose customs names are given. */
export type Ethnicity = 'Kinh' | 'Khmer' | 'Hoa';

/** An ethnicity, as often as the names of its people are drawn by `syntheticName`. */
export const syntheticEthnicity = (random: () => number): Ethnicity =>
  pickWeighted(communities, random).ethnicity;

/** A plausible full name of somebody of an ethnicity. */
export const syntheticNameOf = (ethnicity: Ethnicity, sex: Sex, random: () => number): string =>
  nameWithin(communityOf[ethnicity], sex, random);

function nameWithin(community: Community, sex: Sex, random: () => number): string {
  const family = pickWeighted(community.families[sex], random);
  const middle = pick(community.middle[sex], random);
  const given = pick(community.given[sex], random);
  return [family, middle, given].filter((part) => part !== '-').join(' ');
}

/** A number of the prefix 095, whose network has closed: it should ring nowhere. */
export const syntheticPhone = (random: () => number): string =>
  `095${digits(below(1e7, random), 7)}`;

function syntheticAddress(random: () => number): string {
  const commune = pick(COMMUNES, random);
  const part = commune.startsWith('xã') ? 'ấp' : 'khu phố';
  const house = 1 + below(400, random);
  return `Số ${house}, ${part} ${1 + below(7, random)}, ${commune}, tỉnh Kiên Giang`;
}

interface Community {
  readonly ethnicity: Ethnicity;
  readonly families: Readonly<Record<Sex, Weighted<string>>>;
  /** `-` stands for no middle name. */
  readonly middle: Readonly<Record<Sex, readonly string[]>>;
  readonly given: Readonly<Record<Sex, readonly string[]>>;
}

type Weighted<T> = readonly (readonly [T, number])[];

const KINH_FAMILIES: Weighted<string> = [
  ['Nguyễn', 31],
  ['Trần', 11],
  ['Lê', 9],
  ['Phạm', 6],
  ['Huỳnh', 6],
  ['Võ', 5],
  ['Phan', 4],
  ['Trương', 3],
  ['Bùi', 2],
  ['Đặng', 2],
  ['Đỗ', 2],
  ['Ngô', 2],
  ['Hồ', 2],
  ['Dương', 2],
  ['Đinh', 1],
  ['Cao', 1],
];

const HOA_FAMILIES: Weighted<string> = [
  ['Lâm', 4],
  ['Huỳnh', 2],
  ['Trịnh', 2],
  ['Lý', 2],
  ['Quách', 1],
  ['Mã', 1],
  ['Tăng', 1],
];

const KHMER_FAMILIES: Weighted<string> = [
  ['Danh', 8],
  ['Thạch', 1],
  ['Sơn', 1],
];

const words = (text: string): readonly string[] => text.split(', ');

const kinh: Community = {
  ethnicity: 'Kinh',
  families: { male: KINH_FAMILIES, female: KINH_FAMILIES },
  middle: {
    male: words('Văn, Văn, Văn, Hữu, Minh, Quốc, Thanh, Đức, Hoàng, Công, Trọng, Ngọc, Tấn, Chí'),
    female: words('Thị, Thị, Thị, Thị Mỹ, Thị Ngọc, Thị Kim, Thị Thùy, Bích, Thu, Mộng, Ngọc, Kim'),
  },
  given: {
    male: words(
      'An, Bình, Cường, Dũng, Đạt, Hải, Hiếu, Hùng, Khánh, Khoa, Lâm, Long, Lộc, Nam, Nghĩa, Phát, ' +
        'Phúc, Quân, Sơn, Tài, Tâm, Thắng, Thịnh, Tiến, Toàn, Trí, Trung, Tuấn, Việt, Vinh',
    ),
    female: words(
      'Anh, Châu, Chi, Dung, Duyên, Giang, Hà, Hạnh, Hiền, Hoa, Hồng, Hương, Huệ, Lan, Liên, Linh, ' +
        'Loan, Mai, My, Nga, Ngân, Nhung, Phương, Quyên, Thảo, Thủy, Trang, Trinh, Tuyết, Yến',
    ),
  },
};

const khmer: Community = {
  ethnicity: 'Khmer',
  families: { male: KHMER_FAMILIES, female: KHMER_FAMILIES },
  middle: { male: words('-, -, Hoàng, Văn'), female: words('Thị, Thị, Thị, Thị Ngọc') },
  given: {
    male: words('Đa Ra, Sóc Kha, Chanh Đa, Sà Rinh, Sô Phát, Út, Hiền, Phước, Lợi, Nam'),
    female: words('Sa Rây, Sô Phia, Na Ry, Sà Mone, Chanh Thu, Út, Phương, Hương, Lan, Diệu'),
  },
};

const hoa: Community = {
  ethnicity: 'Hoa',
  families: { male: HOA_FAMILIES, female: HOA_FAMILIES },
  middle: { male: words('Chí, Vĩ, Gia, Tuấn, Kiến'), female: words('Mỹ, Thục, Gia, Tuệ, Bội') },
  given: {
    male: words('Cường, Huy, Hào, Văn, Phong, Minh, Hưng, Kiệt'),
    female: words('Linh, Nghi, Mẫn, Hoa, Phụng, Quân, Trân, Ngọc'),
  },
};

const communityOf: Readonly<Record<Ethnicity, Community>> = { Kinh: kinh, Khmer: khmer, Hoa: hoa };

const communities: Weighted<Community> = [
  [kinh, 86],
  [khmer, 10],
  [hoa, 4],
];

const COMMUNES = [
  'phường Vĩnh Thanh Vân, thành phố Rạch Giá',
  'phường Vĩnh Lạc, thành phố Rạch Giá',
  'phường Rạch Sỏi, thành phố Rạch Giá',
  'phường An Hòa, thành phố Rạch Giá',
  'xã Phi Thông, thành phố Rạch Giá',
  'phường Đông Hồ, thành phố Hà Tiên',
  'phường Dương Đông, thành phố Phú Quốc',
  'thị trấn Minh Lương, huyện Châu Thành',
  'thị trấn Giồng Riềng, huyện Giồng Riềng',
  'xã Định An, huyện Gò Quao',
  'xã Bình An, huyện Kiên Lương',
  'xã Phú Mỹ, huyện Giang Thành',
];

const digits = (number: number, length: number): string => String(number).padStart(length, '0');

const below = (limit: number, random: () => number): number => Math.floor(random() * limit);

const pick = (list: readonly string[], random: () => number): string =>
  list[below(list.length, random)] ?? '';

function pickWeighted<T>(list: Weighted<T>, random: () => number): T {
  let left = random() * list.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of list) {
    left -= weight;
    if (left < 0) return value;
  }
  throw new RangeError('random numbers must lie below 1');
}
