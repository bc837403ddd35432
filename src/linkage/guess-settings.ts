import { plainColumn } from '#linkage/plain-column.ts';
import type { Field, FieldKind } from '#linkage/field.ts';
import {
  type BlockingKey,
  DEFAULT_THRESHOLDS,
  GROUP_THRESHOLDS,
  LARGEST_BLOCK,
  type LinkSettings,
  MOST_FIELDS,
  ROW_NUMBER,
} from '#linkage/settings.ts';

/** What a column is of a person; several columns of one role are compared each by itself. */
type Role =
  | 'id'
  | 'name'
  | 'given'
  | 'surname'
  | 'birth'
  | 'sex'
  | 'number'
  | 'insurance'
  | 'phone'
  | 'email'
  | 'mother'
  | 'father'
  | 'commune'
  | 'place'
  | 'address'
  | 'postcode'
  | 'state'
  | 'house'
  | 'other'
  | 'ignored';

/** Settings for tables of which only the names of the columns are known. */
export function guessSettings(
  left: readonly string[],
  right: readonly string[] | null,
): LinkSettings {
  const others = right ?? left;
  const leftId = idOf(left);
  const rightId = idOf(others);
  const fields: { readonly field: Field; readonly role: Role }[] = [];
  const isFree = (column: string): boolean =>
    !left.includes(column) && fields.every(({ field }) => field.right !== column);
  for (const column of left) {
    const role = roleOf(column);
    if (column === leftId || role === 'ignored' || role === 'id') continue;
    const same =
      others.find((one) => plainColumn(one) === plainColumn(column)) ??
      others.find((one) => role !== 'other' && roleOf(one) === role && isFree(one));
    if (same === undefined || same === rightId || fields.length === MOST_FIELDS) continue;
    fields.push({
      role,
      field: {
        name: column,
        kind: KINDS[role],
        family: role === 'mother' || role === 'father',
        left: column,
        right: same,
      },
    });
  }
  return {
    leftId,
    rightId,
    fields: fields.map(({ field }) => field),
    blocking: blockingOf((role) =>
      fields.filter((one) => one.role === role).map(({ field }) => field.name),
    ),
    oneToOne: right !== null,
    monthFirst: false,
    thresholds: right === null ? GROUP_THRESHOLDS : DEFAULT_THRESHOLDS,
    largestBlock: LARGEST_BLOCK,
  };
}

/** The first column that is called like a record's number; else the first one, unless it says something of people. */
function idOf(columns: readonly string[]): string {
  const [first = ROW_NUMBER] = columns;
  const named = columns.find((column) => roleOf(column) === 'id');
  return named ?? (roleOf(first) === 'other' ? first : ROW_NUMBER);
}

const roleOf = (column: string): Role => {
  const name = plainColumn(column);
  return ROLES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
};

/** In this order: what stands first is taken. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  [
    'ignored',
    /^(cluster|cluster_id|source_dataset|stt|tt|ghi_chu|note|notes|entity_id|true_id|person_id_truth|truth)$/,
  ],
  [
    'id',
    /^(rec_?id|record_id|unique_id|id|row_id|ma_ho_so|ma_ban_ghi|so_thu_tu|ma_doi_tuong|ma_nhan_khau|uuid|key)$/,
  ],
  ['mother', /(^|_)(me|mother|mothers)(_|$)/],
  ['father', /(^|_)(cha|bo|father|fathers)(_|$)/],
  ['insurance', /bhxh|bhyt|bao_hiem|so_the|ma_the/],
  [
    'number',
    /dinh_danh|cccd|cmnd|cmt|can_cuoc|soc_sec|ssn|national_id|identity|nhs|passport|ho_chieu/,
  ],
  ['phone', /phone|dien_thoai|dt|sdt|mobile|(^|_)tel(_|$)/],
  ['email', /e?mail|thu_dien_tu/],
  [
    'birth',
    /^(ngay_sinh|nam_sinh|ngay_thang_nam_sinh|dob|date_of_birth|birth_?date|birth_day|birthday|born|ngaysinh)$/,
  ],
  ['sex', /^(gioi_tinh|gioi|phai|sex|gender)$/],
  ['given', /^(given_?names?|first_?names?|forenames?|first_and_surname_first|ten)$/],
  ['surname', /^(surname|last_?name|family_?name|ho|ho_dem|ho_va_dem|ho_lot)$/],
  [
    'name',
    /^(ho_ten|ho_va_ten|hoten|ten_day_du|full_?name|name|first_and_surname|ho_ten_khai_sinh|ho_chu_dem_va_ten|ten_nguoi.*)$/,
  ],
  ['place', /noi_sinh|que_quan|birth_?place|place_of_birth|noi_dang_ky/],
  ['commune', /(^|_)(xa|phuong|commune|suburb|city|town|thi_tran|ward)(_|$)|^maxa$|xa_phuong/],
  ['postcode', /post_?code|zip|birth_postcode/],
  ['state', /^(state|tinh|ma_tinh|huyen|ma_huyen|quan|district|province|country|region)$/],
  ['house', /street_number|so_nha|house/],
  ['address', /address|dia_chi|street|duong|noi_o|thuong_tru|tam_tru/],
];

const KINDS: Readonly<Record<Role, FieldKind>> = {
  id: 'code',
  ignored: 'text',
  name: 'name',
  given: 'name',
  surname: 'name',
  birth: 'date',
  sex: 'sex',
  number: 'number',
  insurance: 'number',
  phone: 'phone',
  email: 'text',
  mother: 'name',
  father: 'name',
  commune: 'place',
  place: 'place',
  address: 'text',
  postcode: 'code',
  state: 'place',
  house: 'code',
  other: 'text',
};

/** Passes of which one at least should catch a pair whatever one or two of its fields went wrong. */
function blockingOf(named: (role: Role) => readonly string[]): readonly BlockingKey[] {
  const alone = (['number', 'insurance', 'phone', 'email'] as const)
    .flatMap(named)
    .map((field) => [field]);
  const [name, given, surname, birth, commune, mother, father, address, postcode] = (
    [
      'name',
      'given',
      'surname',
      'birth',
      'commune',
      'mother',
      'father',
      'address',
      'postcode',
    ] as const
  ).map((role) => named(role)[0]);
  const keys = [
    [name, at(birth, 'year')],
    [name, commune],
    [birth, at(name, 'last')],
    [birth, at(name, 'first'), commune],
    [at(name, 'last'), commune, at(birth, 'year')],
    [mother, birth],
    [mother, at(name, 'last'), at(birth, 'year')],
    [father, at(name, 'last'), at(birth, 'year')],
    [given, surname],
    [given, birth],
    [surname, birth],
    [given, postcode],
    [surname, postcode],
    [birth, postcode],
    [given, address],
    [surname, address],
    [birth, address],
    [birth, commune],
    [given, commune],
    [surname, commune],
    [given, at(birth, 'year')],
    [surname, at(birth, 'year')],
    [at(given, 'start'), at(surname, 'start'), at(birth, 'year')],
    [address, postcode],
    [address, commune],
    // Loose ones: used where the tables are so small that they stay cheap.
    [birth],
    [surname],
    [given],
    [address],
    [at(surname, 'start')],
    [at(given, 'start')],
    [postcode],
    [commune],
    [at(birth, 'year')],
  ];
  const whole = keys.filter((key): key is string[] => key.every((part) => part !== undefined));
  const found = [...alone, ...whole];
  if (found.length > 0) return found;
  return (['other', 'place', 'birth', 'name', 'surname', 'given', 'commune'] as const)
    .flatMap(named)
    .map((field) => [field]);
}

const at = (field: string | undefined, part: string): string | undefined =>
  field === undefined ? undefined : `${field}:${part}`;
