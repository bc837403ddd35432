import { factFigures } from '#written-report/de-an-06/fact-figures.ts';
import type { ReportFacts } from '#written-report/de-an-06/report-facts.ts';
import { type Prose, prose } from '#written-report/prose.ts';

/** Pupils without a card, as their schools told it, and who enrolled for the examination. */
export function pupilsPart(facts: ReportFacts): readonly Prose[] {
  const { returned } = factFigures(facts);
  const pupils = (grade: 9 | 12) =>
    returned(
      { name: `Học sinh lớp ${grade} chưa có thẻ căn cước công dân`, unit: 'học sinh' },
      `pupils.grade-${grade}.without-card`,
    );
  const surveyed = (grade: 9 | 12) =>
    returned(
      { name: `Học sinh lớp ${grade} đã rà soát`, unit: 'học sinh' },
      `pupils.grade-${grade}.surveyed`,
    );
  const enrolled = returned(
    { name: 'Thí sinh hoàn thành đăng ký dự thi trực tuyến', unit: 'thí sinh' },
    'pupils.exam-enrolled',
  );
  return [
    prose`+ Qua rà soát trong ngành giáo dục, có ${pupils(9)} học sinh lớp 9 (trên ${surveyed(9)} em được rà soát) và ${pupils(12)} học sinh lớp 12 (trên ${surveyed(12)} em) chưa có thẻ căn cước công dân; các em được hướng dẫn đến cơ quan Công an để làm thủ tục cấp thẻ.`,
    prose`+ Số thí sinh đã hoàn thành đăng ký dự thi tốt nghiệp trung học phổ thông trực tuyến: ${enrolled}.`,
  ];
}

/** The data centre and the machines, as the survey of infrastructure tells them. */
export function infrastructurePart(facts: ReportFacts): readonly Prose[] {
  const { returned } = factFigures(facts);
  const told = (name: string, unit: string, measure: string) =>
    returned({ name, unit }, `infrastructure.${measure}`);
  const servers = told('Máy chủ vật lý của Trung tâm dữ liệu', 'máy', 'servers');
  const virtual = told('Máy chủ ảo hóa (làm tròn xuống)', 'máy', 'virtual-servers');
  const ddos = told('Thiết bị phòng chống tấn công DDoS', 'thiết bị', 'ddos-protection');
  const firewalls = told('Thiết bị tường lửa trung tâm', 'thiết bị', 'firewalls');
  const web = told('Thiết bị tường lửa ứng dụng web', 'thiết bị', 'web-firewalls');
  const spam = told('Thiết bị chống thư rác', 'thiết bị', 'spam-filters');
  const san = told('Dung lượng lưu trữ SAN', 'TB', 'san-tb');
  const tape = told('Dung lượng sao lưu băng từ', 'TB', 'tape-tb');
  const ups = told('Công suất lưu điện', 'kVA', 'ups-kva');
  const internet = told(
    'Dung lượng kết nối Internet của Trung tâm dữ liệu',
    'Mbps',
    'internet-mbps',
  );
  const guarded = told(
    'Máy tính đã cài phần mềm diệt vi-rút (làm tròn xuống)',
    'máy',
    'guarded-machines',
  );
  return [
    prose`- Trung tâm dữ liệu có ${servers} máy chủ vật lý với trên ${virtual} máy chủ ảo hóa; ${ddos} thiết bị phòng chống tấn công DDoS, ${firewalls} thiết bị tường lửa trung tâm, ${web} thiết bị tường lửa ứng dụng web, ${spam} thiết bị chống thư rác; hệ thống lưu trữ SAN ${san} TB, sao lưu băng từ ${tape} TB; hệ thống lưu điện ${ups} kVA; kết nối Internet ${internet} Mbps.`,
    prose`- Số máy tính của cán bộ, công chức, viên chức đã cài phần mềm diệt vi-rút: hơn ${guarded} máy.`,
  ];
}
