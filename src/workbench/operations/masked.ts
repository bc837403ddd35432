/** Members of messages that say who a person is, by their names in the formats of domain.md §3–4. */
const PERSONAL =
  /^(SoDinhDanh|SoCMND|HoVaTen|Ho|ChuDem|Ten|NgayThangNam|Nam|ChiTiet|ChuHoSo|SoGiayToChuHoSo|Email|SoDienThoai|ThongTinTra|NoiDungBoSung|ThongTinTiepNhan|DuongDanTaiTepTin|TenTepDinhKem|NguoiXuLy)$/;
const MASK = '•••';

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
        PERSONAL.test(name) ? whole.slice(0, -value.length) + MASK : whole,
    );
  }
  try {
    return JSON.stringify(JSON.parse(text, hidden), null, 2);
  } catch {
    return MASK;
  }
}

const hidden = (name: string, value: unknown): unknown =>
  PERSONAL.test(name) && typeof value === 'string' && value !== '' ? MASK : value;
