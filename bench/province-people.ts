/** People of a province that does not exist, in families; the same seed invents the same ones. */
import { mulberry32 } from '#catalogue/synthetic-names.ts';

export interface Person {
  readonly name: string;
  readonly sex: 'Nam' | 'Nữ';
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly number: string;
  readonly oldNumber: string;
  readonly birthplace: string;
  readonly commune: string;
  readonly mother: string;
  readonly father: string;
}

export type Random = () => number;
export const randomOf = mulberry32;
export const below = (limit: number, random: Random): number => Math.floor(random() * limit);

/** A family at a time: two parents, and children among whom there may be twins. */
export function* families(random: Random): Generator<readonly Person[]> {
  while (true) {
    const [commune, year] = [communeOf(random), 1925 + below(68, random)];
    const husband = { sex: 'Nam', year, commune } as const;
    const father = person({ ...husband, name: nameOf('Nam', random) }, random);
    const wife = { sex: 'Nữ', year: year - 3 + below(9, random), commune } as const;
    const mother = person({ ...wife, name: nameOf('Nữ', random) }, random);
    const people = [father, mother];
    let birth = Math.max(year, wife.year) + 19 + below(6, random);
    for (let child = below(6, random); child > 0 && birth < 2023; child -= 1) {
      const twins = random() < 0.012;
      const first = childOf(father, mother, birth, random);
      people.push(first);
      if (twins) people.push({ ...childOf(father, mother, birth, random), ...bornWith(first) });
      birth += 1 + below(5, random);
    }
    yield people;
  }
}

const bornWith = ({ year, month, day }: Person) => ({ year, month, day });

function childOf(father: Person, mother: Person, year: number, random: Random): Person {
  const sex = random() < 0.51 ? 'Nam' : 'Nữ';
  const family = father.name.split(' ')[0] ?? '';
  const middle = random() < 0.4 ? null : middleOf(sex, random);
  const own = [
    family,
    ...(middle === null ? (['Văn', 'Thị'].slice(sex === 'Nam' ? 0 : 1)[0] ?? '') : middle).split(
      ' ',
    ),
    given(sex, random),
  ];
  // Fathers and sons of one name, but for what tells them apart elsewhere.
  const name =
    sex === 'Nam' && random() < 0.003 ? father.name : own.filter((word) => word !== '').join(' ');
  const known = { name, sex, year, commune: father.commune } as const;
  return { ...person(known, random), mother: mother.name, father: father.name };
}

interface Known {
  readonly name: string;
  readonly sex: 'Nam' | 'Nữ';
  readonly year: number;
  readonly commune: string;
}

function person(known: Known, random: Random): Person {
  const old = known.year < 1965 && random() < 0.12;
  const century = (known.year < 2000 ? 0 : 2) + (known.sex === 'Nam' ? 0 : 1);
  return {
    ...known,
    month: old ? 1 : 1 + below(12, random),
    day: old ? 1 : 1 + below(28, random),
    number: `${random() < 0.85 ? '091' : `0${10 + below(86, random)}`}${century}${digits(known.year % 100, 2)}${digits(below(1e6, random), 6)}`,
    oldNumber: `37${digits(below(1e7, random), 7)}`,
    birthplace: BIRTHPLACES[skewed(BIRTHPLACES.length, random)] ?? '',
    mother: nameOf('Nữ', random),
    father: nameOf('Nam', random),
  };
}

const digits = (number: number, length: number): string => String(number).padStart(length, '0');

export const communeOf = (random: Random): string => digits(30_700 + below(145, random) * 3, 5);

/** Few of a list often, most seldom, as names are. */
const skewed = (length: number, random: Random): number => Math.floor(length * random() ** 1.7);

function nameOf(sex: 'Nam' | 'Nữ', random: Random): string {
  const minority = random();
  if (minority < 0.1)
    return `${minority < 0.07 ? 'Danh' : 'Thạch'} ${sex === 'Nam' ? '' : 'Thị '}${KHMER[below(KHMER.length, random)]}`;
  const family = random() < 0.42 ? 'Nguyễn' : (FAMILIES[skewed(FAMILIES.length, random)] ?? '');
  return `${family} ${middleOf(sex, random)} ${given(sex, random)}`;
}

function middleOf(sex: 'Nam' | 'Nữ', random: Random): string {
  if (random() < 0.3) return sex === 'Nam' ? 'Văn' : 'Thị';
  const list = sex === 'Nam' ? MEN : WOMEN;
  const one = list[skewed(list.length, random)] ?? '';
  return sex === 'Nữ' && random() < 0.35 ? `Thị ${one}` : one;
}

const given = (sex: 'Nam' | 'Nữ', random: Random): string => {
  const list = sex === 'Nam' ? MEN : WOMEN;
  return list[skewed(list.length, random)] ?? '';
};

const words = (text: string): readonly string[] => text.split(' ');

const FAMILIES = words(
  'Trần Lê Phạm Huỳnh Võ Phan Trương Bùi Đặng Đỗ Ngô Hồ Dương Đinh Cao Lâm Mai Trịnh Lý Đoàn Vũ Tô Tạ Hà Quách Châu Lưu Thái Nhan Kim Tăng Mã Đào Vương Lương Chung Diệp Thi Thân Giang',
);
const MEN = words(
  'Hùng Dũng Tuấn Minh Thành Tâm Hải Long Sơn Nam Bình Phúc Tài Hiếu Đức Cường Khánh Thắng An Phong Quang Hoàng Vinh Lộc Nghĩa Trung Tùng Khoa Huy Kiệt Phát Đạt Quân Việt Duy Tiến Toàn Trí Thịnh Nhân Hậu Lợi Hòa Thuận Chí Lâm Bảo Khang Thiện Sang Giàu Tấn Hưng Công Trọng Quốc Hữu Ngọc Thanh Xuân Thái Nhựt Luân Linh Vũ Khôi Nguyên Bằng Cảnh Chiến Danh Điền Đông Hào Hiển Hiệp Hoài Kha Khải Lực Mạnh Nhã Nhật Phú Phước Quý Sỹ Tân Thạch Thế Thiên Thông Tín Tính Triệu Trường Tú Tường Vĩnh Vượng Ý Út Đăng Đệ Đoan Gia Hạo',
);
const WOMEN = words(
  'Hoa Lan Mai Hương Linh Trang Thảo Ngọc Hạnh Nga Hà Thủy Dung Loan Phương Yến Anh Hồng Thu Liên Tuyết Nhung Oanh Kim Bích Vân Hiền Ngân Trinh Diễm Kiều My Châu Chi Cúc Đào Duyên Giang Hằng Hân Huệ Huyền Khánh Lệ Lý Mỹ Na Nhi Như Nhàn Nguyệt Nữ Phụng Phượng Quyên Quỳnh Sang Sương Tâm Thanh Thắm Thi Thoa Thơ Thúy Thùy Thư Thương Tiên Trâm Trúc Tú Tươi Uyên Út Vy Xuân Ý Xinh Bé Ba Chín Cẩm Đẹp Điệp Hậu Hoàng Hường Lài Lành Luyến Muội Mười Nết Ngà Nhạn Nhiên Phấn Rạng Sen Son Tám Thật Tư Vàng',
);
const KHMER =
  'Sà Phone,Đa Ra,Sóc Kha,Chanh Đa,Sà Rinh,Sô Phát,Út,Hiền,Phước,Lợi,Sa Rây,Sô Phia,Na Ry,Sà Mone,Chanh Thu,Phương,Sa Vươne,Sà Khone,Ry Đa,Thi Đa,Sô Thia,Chên Đa,Ươne,Bonl,Kosal'.split(
    ',',
  );
const BIRTHPLACES =
  'Kiên Giang,An Giang,Cần Thơ,Cà Mau,Bạc Liêu,Sóc Trăng,Đồng Tháp,Vĩnh Long,Hậu Giang,Trà Vinh,Bến Tre,Tiền Giang,Long An,TP. Hồ Chí Minh,Nam Định,Thái Bình,Thanh Hóa,Hà Nội'.split(
    ',',
  );
