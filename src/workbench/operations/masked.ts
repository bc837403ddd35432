/**
 * Members of messages that say who a person is, whatever system's they are: names, numbers, birth,
 * address, phone, mail, papers, and the whole declaration inside an envelope (`data`).
 */
const PERSONAL = new RegExp(
  [
    'hoten',
    'hovaten',
    'tenthuongnhan',
    'chuhoso',
    '^chuho$',
    '^ho$',
    '^chudem$',
    '^ten$',
    'dinhdanh',
    'cmnd',
    'cccd',
    'giayto(tuythan)?$',
    'hochieu',
    'ngaysinh',
    'ngaythangnam',
    '^nam$',
    'diachi',
    'cutru',
    'thuongtru',
    'quequan',
    'noio',
    'chitiet',
    'line',
    'email',
    'dienthoai',
    'fax',
    'mathe',
    'masobhxh',
    'madkbd',
    'duongdan',
    'duongdantaiteptin',
    'duongdanteptinketqua',
    'tentepdinhkem',
    'nguoixuly',
    'nguoinhan',
    'thongtintra',
    'noidungbosung',
    'thongtintiepnhan',
    'noidung',
    '^phieu$',
    'ketquaxuly',
    '^data$',
    'sender',
    'receiver',
    '^to$',
    '^text$',
    '^html$',
    'subject',
    '^phone$',
    '^message$',
    'noi_dung',
    'mahogiadinh',
    'machungnhan',
    'nguoidaidien',
    'tentochuc',
    'tenhokinhdoanh',
    '^tukhoa$',
    'nguoilienhe',
    'base64',
    'tepdondangky',
  ].join('|'),
  'i',
);

/** Members whose names look personal and are not: codes of services and counts. */
const PLAIN = /^(MaDinhDanhHoSo|loaiDinhDanh|loaiGiayTo|noiDungXuLy|loaiNgaySinh)$/i;

const MASK = '•••';
const isPersonal = (name: string): boolean => PERSONAL.test(name) && !PLAIN.test(name);

/**
 * A request or an answer without what says who somebody is: for whoever looks for a fault of the
 * line. What is neither JSON nor XML is hidden whole, since nobody knows what stands in it.
 */
export function masked(text: string): string {
  const trimmed = text.trimStart();
  if (trimmed.startsWith('<?xml') || /^<[A-Za-z]+:Envelope/.test(trimmed)) {
    return text.replaceAll(
      /<(?:[\w-]+:)?(\w+)>([^<]+)(?=<)/g,
      (whole, name: string, value: string) =>
        isPersonal(name) ? whole.slice(0, -value.length) + MASK : whole,
    );
  }
  try {
    return JSON.stringify(JSON.parse(text, hidden), null, 2);
  } catch {
    return MASK;
  }
}

const hidden = (name: string, value: unknown): unknown =>
  name === DECLARED || (isPersonal(name) && holdsText(value)) ? MASK : value;

/** What is declared of a dossier, whatever the names of its members. */
const DECLARED = 'toKhai';

/** A text, or a list of texts: a list of records is masked member by member. */
const holdsText = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0 && value.every((one) => typeof one === 'string')
    : typeof value === 'string' && value !== '';
