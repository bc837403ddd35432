import { escapeXml } from '#registries/read-xml.ts';
import type { FaultPlan, SimulatedAnswer } from '#registries/simulation/faults.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';

/** Says what this is, how each system is told to misbehave, and some of the invented people. */
export function simulatorPage(
  people: readonly SimulatedPerson[],
  plans: ReadonlyMap<string, FaultPlan>,
): SimulatedAnswer {
  const systems = [...plans].map(
    ([name, plan]) => `<li><b>${name}</b>: <code>${escapeXml(JSON.stringify(plan))}</code></li>`,
  );
  const rows = people.map(
    (person) =>
      `<tr><td>${person.number}</td><td>${escapeXml(person.name)}</td><td>${person.birthDate}</td><td><code>${person.cardIssuedOn === null ? '' : escapeXml(cardText(person))}</code></td></tr>`,
  );
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    text: `<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>Hệ thống giả lập</title>
<h1>Đây là hệ thống giả lập</h1><p>Không phải hệ thống của cơ quan nhà nước. Mọi người dưới đây đều không có thật.
These are simulators; nobody below exists.</p><p><a href="/hop-thu">Hộp thư: thư điện tử, SMS và Zalo đã gửi</a></p><h2>POST /control/TÊN</h2><ul>${systems.join('')}</ul>
<h2>POST /promotions</h2><form method="post" action="/promotions"><button>Nộp thử một thông báo khuyến mại trên Cổng DVCQG</button></form>
<h2>Người giả lập</h2><table><tr><th>Số định danh</th><th>Họ tên</th><th>Ngày sinh</th><th>QR trên thẻ</th></tr>${rows.join('')}</table></html>`,
  };
}

/** What the QR code of the person's card would say (domain.md §4.8), to be pasted at the counter. */
function cardText(person: SimulatedPerson): string {
  const born = person.birthDate.split('-').toReversed().join('');
  const sex = person.sex === 'male' ? 'Nam' : 'Nữ';
  return [
    person.number,
    person.oldNumber,
    person.name,
    born,
    sex,
    `${person.address}, Kiên Giang`,
    (person.cardIssuedOn ?? '').split('-').toReversed().join(''),
  ].join('|');
}
