import { factFigures } from '#written-report/de-an-06/fact-figures.ts';
import type { ReportFacts } from '#written-report/de-an-06/report-facts.ts';
import { type Prose, prose } from '#written-report/prose.ts';

/** Pupils without a card, as the campaign of reports found, and who enrolled for the examination. */
export function pupilsPart(facts: ReportFacts): readonly Prose[] {
  const { returned } = factFigures(facts);
  const pupils = (grade: 9 | 12) =>
    returned(
      { name: `Học sinh lớp ${grade} chưa có thẻ căn cước công dân`, unit: 'học sinh' },
      `giao-duc/lop-${grade}-chua-the`,
    );
  const surveyed = (grade: 9 | 12) =>
    returned(
      { name: `Học sinh lớp ${grade} đã rà soát`, unit: 'học sinh' },
      `giao-duc/lop-${grade}-ra-soat`,
    );
  const enrolled = returned(
    { name: 'Thí sinh hoàn thành đăng ký dự thi trực tuyến', unit: 'thí sinh' },
    'giao-duc/dang-ky-thi',
  );
  return [
    prose`+ Qua rà soát trong ngành giáo dục, có ${pupils(9)} học sinh lớp 9 (trên ${surveyed(9)} em được rà soát) và ${pupils(12)} học sinh lớp 12 (trên ${surveyed(12)} em) chưa có thẻ căn cước công dân; các em được hướng dẫn đến cơ quan Công an để làm thủ tục cấp thẻ.`,
    prose`+ Số thí sinh đã hoàn thành đăng ký dự thi tốt nghiệp trung học phổ thông trực tuyến: ${enrolled}.`,
  ];
}

/** The data centre and the machines, as the survey of infrastructure tells them. */
export function infrastructurePart(facts: ReportFacts): readonly Prose[] {
  const { returned } = factFigures(facts);
  const told = (name: string, unit: string, indicator: string) =>
    returned({ name, unit }, `ha-tang/${indicator}`);
  const servers = told('Máy chủ vật lý của Trung tâm dữ liệu', 'máy', 'may-chu');
  const virtual = told('Máy chủ ảo hóa (làm tròn xuống)', 'máy', 'may-chu-ao');
  const ddos = told('Thiết bị phòng chống tấn công DDoS', 'thiết bị', 'chong-ddos');
  const firewalls = told('Thiết bị tường lửa trung tâm', 'thiết bị', 'tuong-lua');
  const web = told('Thiết bị tường lửa ứng dụng web', 'thiết bị', 'tuong-lua-web');
  const spam = told('Thiết bị chống thư rác', 'thiết bị', 'chong-thu-rac');
  const san = told('Dung lượng lưu trữ SAN', 'TB', 'san-tb');
  const tape = told('Dung lượng sao lưu băng từ', 'TB', 'bang-tu-tb');
  const ups = told('Công suất lưu điện', 'kVA', 'luu-dien-kva');
  const internet = told(
    'Dung lượng kết nối Internet của Trung tâm dữ liệu',
    'Mbps',
    'internet-mbps',
  );
  const guarded = told(
    'Máy tính đã cài phần mềm diệt vi-rút (làm tròn xuống)',
    'máy',
    'may-tinh-diet-vi-rut',
  );
  return [
    prose`- Trung tâm dữ liệu có ${servers} máy chủ vật lý với trên ${virtual} máy chủ ảo hóa; ${ddos} thiết bị phòng chống tấn công DDoS, ${firewalls} thiết bị tường lửa trung tâm, ${web} thiết bị tường lửa ứng dụng web, ${spam} thiết bị chống thư rác; hệ thống lưu trữ SAN ${san} TB, sao lưu băng từ ${tape} TB; hệ thống lưu điện ${ups} kVA; kết nối Internet ${internet} Mbps.`,
    prose`- Số máy tính của cán bộ, công chức, viên chức đã cài phần mềm diệt vi-rút: hơn ${guarded} máy.`,
  ];
}
