import { factFigures } from '#written-report/de-an-06/fact-figures.ts';
import type { ReportFacts } from '#written-report/de-an-06/report-facts.ts';
import { joined, type Prose, prose } from '#written-report/prose.ts';

/** With which systems the one-stop system exchanged data. */
export function connectionsPart(facts: ReportFacts): readonly Prose[] {
  const { count } = factFigures(facts);
  const { connections } = facts;
  const query =
    'Nhật ký trao đổi với hệ thống ngoài: hệ thống có lượt gọi được trả lời trong kỳ, không kể đăng nhập và hỏi tin chờ';
  const systems = count(
    {
      key: 'connections.systems',
      name: 'Hệ thống ngoài đã trao đổi dữ liệu',
      unit: 'hệ thống',
      query,
    },
    connections.length,
  );
  const each = connections.map(({ name, answers }): Prose => {
    const told = {
      key: `connections.${name}`,
      name: `Lượt trao đổi thành công: ${name}`,
      unit: 'lượt',
      query: `Nhật ký trao đổi: lượt gọi ${name} được trả lời trong kỳ, không kể đăng nhập và hỏi tin chờ`,
    };
    return prose`${name} (${count(told, answers)} lượt)`;
  });
  return [
    connections.length === 0
      ? prose`- Số hệ thống ngoài đã trao đổi dữ liệu với Hệ thống Một cửa điện tử trong kỳ: ${systems}.`
      : prose`- Hệ thống Một cửa điện tử đã trao đổi dữ liệu với ${systems} hệ thống: ${joined(each, '; ')}.`,
  ];
}

/** Health-insurance cards that are found by the citizen card, and how often they were looked up. */
export function insurancePart(facts: ReportFacts): readonly Prose[] {
  const figures = factFigures(facts);
  const { lookUps, facilities, succeeded } = facts.lookUps;
  const synchronised = figures.returned(
    { name: 'Thẻ căn cước công dân đã đồng bộ với thẻ bảo hiểm y tế', unit: 'trường hợp' },
    'the-bhyt/dong-bo',
  );
  const told = (key: string, name: string, unit: string, query: string) => ({
    key: `insurance.${key}`,
    name,
    unit,
    query: `Nhật ký trao đổi với cổng Bảo hiểm y tế, tra cứu thẻ trong kỳ${query}`,
  });
  const places = figures.count(
    told('facilities', 'Cơ sở khám chữa bệnh đã tra cứu', 'cơ sở', ': cơ sở khác nhau'),
    facilities,
  );
  const all = figures.count(told('look-ups', 'Lượt tra cứu thẻ', 'lượt', ''), lookUps);
  const good = figures.count(
    told('succeeded', 'Lượt tra cứu thành công', 'lượt', ': trả về được thông tin thẻ'),
    succeeded,
  );
  const share = figures.share(
    told('success-share', 'Tỷ lệ tra cứu thành công', '%', ': thành công trên tổng số lượt'),
    succeeded,
    lookUps,
  );
  return [
    prose`- Số thẻ căn cước công dân đã đồng bộ với thẻ bảo hiểm y tế để khám, chữa bệnh: ${synchronised} trường hợp.`,
    prose`- ${places} cơ sở khám, chữa bệnh đã tra cứu thẻ bằng căn cước công dân với ${all} lượt, trong đó ${good} lượt thành công (${share}).`,
  ];
}
