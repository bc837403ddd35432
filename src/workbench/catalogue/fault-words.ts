/** What stands for an id in a reason: the name of a step, the words of a question. */
export type NameOf = (id: string) => string;

/**
 * What is wrong with a law, in Vietnamese, by the words of the checks (`read-procedure`,
 * `process-faults`, `draft-faults`) and of the schema checker: a test holds the list against all
 * that they can say. What it nevertheless does not have is said in a general way.
 */
export function faultInVietnamese(why: string, nameOf: NameOf = (id) => id): string {
  const whole = WHOLE.get(why);
  if (whole !== undefined) return whole;
  // A question inside a part is named before what is wrong with it.
  const inside = INSIDE.exec(why);
  if (inside !== null) {
    return `${nameOf(inside[1] ?? '')}: ${faultInVietnamese(inside[2] ?? '', nameOf)}`;
  }
  for (const [pattern, text] of PATTERNS) {
    const found = pattern.exec(why);
    if (found !== null) {
      return text.replaceAll(/\$(\d)/g, (_, number) => nameOf(found[Number(number)] ?? ''));
    }
  }
  return `chưa hợp lệ (${why})`;
}

/** The same in English: the reason with names in place of ids. */
export function faultInEnglish(why: string, nameOf: NameOf): string {
  if (WHOLE.has(why)) return why;
  const found = [...PATTERNS.map(([pattern]) => pattern), INSIDE]
    .map((pattern) => pattern.exec(why))
    .find((one) => one !== null);
  let said = why;
  for (const id of new Set(found?.slice(1))) {
    if (nameOf(id) !== id) said = said.replaceAll(id, nameOf(id));
  }
  return said;
}

const INSIDE = /^([a-z]\w*(?:\.\w+)+) (.+)$/;

const WHOLE: ReadonlyMap<string, string> = new Map([
  ['is a day that no calendar has', 'không phải là ngày có thật; nhập ví dụ 02/09/2026'],
  ['has text that is not composed (NFC)', 'có chữ Unicode tổ hợp; dán lại hoặc gõ lại phần chữ'],
  ['must be later than validFrom', 'phải sau ngày bắt đầu hiệu lực'],
  [
    'is named exactly where the handler is a department',
    'chọn sở khi, và chỉ khi, cơ quan giải quyết là sở',
  ],
  [
    'is named exactly where the handler is outside',
    'ghi tên khi, và chỉ khi, cơ quan giải quyết ở ngoài hệ thống của tỉnh',
  ],
  [
    'is empty exactly where the handler is outside',
    'để trống khi, và chỉ khi, cơ quan giải quyết ở ngoài hệ thống của tỉnh',
  ],
  [
    'is no real code and must stand in toBeConfirmed',
    'là mã giữ chỗ; chọn “Mã thủ tục” ở phần Điều còn phải xác nhận',
  ],
  ['has a key twice', 'có hai giấy tờ trùng nhau; bỏ một và thêm lại'],
  ['asks for no paper at all', 'không đòi bản nào; nhập số bản chính, chứng thực hoặc sao'],
  ['has a fee twice', 'có hai khoản cùng tên và cùng cách nộp'],
  ['relieves of no fee', 'có miễn, giảm mà không có khoản thu nào'],
  ['a single procedure has no parts', 'thủ tục đơn không có thủ tục thành phần'],
  ['joins fewer than two procedures', 'thủ tục liên thông có ít nhất hai thủ tục thành phần'],
  ['stands twice', 'có hai lần'],
  ['has an id twice', 'có hai bước trùng nhau; bỏ một và thêm lại'],
  [
    'is empty exactly where it is the first step',
    'chỉ bước đầu tiên không chờ bước nào; chọn bước phải xong trước',
  ],
  [
    'leads to no other step and is not the last',
    'không bước nào làm sau bước này; chỉ bước cuối mới như vậy',
  ],
  ['must be at the desk', 'phải ở một cửa'],
  [
    'no step of the deciding agency issues the result',
    'không có bước nào của cơ quan giải quyết phát hành kết quả',
  ],
  ['shares a time limit that is not there', 'thủ tục không có thời hạn nên để trống số giờ'],
  ['has a step without a share of the time limit', 'có bước chưa nhập số giờ'],
  [
    'hands over exactly where it is the last step',
    'trả kết quả ở bước cuối cùng, và chỉ ở bước đó',
  ],
  [
    'is the first step and has nobody to send back to',
    'là bước đầu tiên nên không trả lại bước trước được',
  ],
  ['its main action is not among its actions', 'việc chính phải là một trong những việc được làm'],
  ['its main action does not lead on', 'việc chính phải chuyển hồ sơ sang bước sau'],
  [
    'counter officers work at the desk, and only they do',
    'bước ở một cửa do cán bộ một cửa làm, và chỉ họ',
  ],
  ['only a signing leader signs', 'chỉ lãnh đạo ký duyệt mới ký'],
  [
    'no desk that receives it has such an agency',
    'không một cửa nào tiếp nhận thủ tục này có cơ quan giải quyết như vậy',
  ],
  [
    'a version that begins on this day is published already',
    'đã có bản bắt đầu hiệu lực vào ngày này; chọn ngày khác',
  ],
  [
    'must not be in the past: what was in force is history',
    'không được ở quá khứ: quy định đã có hiệu lực là lịch sử',
  ],
  ['two versions begin on this day', 'có hai bản cùng ngày bắt đầu hiệu lực'],
  ['is a page twice', 'có hai trang trùng nhau; bỏ một và thêm lại'],
  ['is a field twice', 'có hai câu hỏi trùng nhau; bỏ một và thêm lại'],
  ['uses itself', 'nhóm câu hỏi dùng lại chính nó'],
  [
    'has options exactly where it is a choice',
    'ghi các lựa chọn khi, và chỉ khi, trả lời bằng cách chọn một trong nhiều',
  ],
  ['has an option twice', 'có hai lựa chọn giống nhau'],
  [
    'has bounds, which its type does not know',
    'chỉ chữ, số, số tiền và tệp mới có ít nhất, nhiều nhất; để trống',
  ],
  ['has a least above its largest', 'ít nhất phải nhỏ hơn nhiều nhất'],
  [
    'is neither text nor choice and has initial',
    'chỉ câu hỏi chữ hoặc câu hỏi chọn mới có “ghi sẵn”; để trống',
  ],
  [
    'has an initial that is no option',
    '“ghi sẵn” phải là mã của một trong các lựa chọn, ví dụ cha-me; hoặc để trống',
  ],
  [
    'is no full date and has recent',
    'chỉ câu hỏi ngày đủ mới có “danh sách ngày gần đây”; để trống',
  ],
  ['is no date and has notAfter', 'chỉ câu hỏi ngày mới có “không được sau”; để trống'],
  [
    'are not the parts that this system has',
    'nhóm câu hỏi dùng chung trong tệp khác với nhóm của hệ thống này',
  ],
  ['must match pattern', 'không đúng dạng'],
  ['must be string', 'phải là chữ'],
  ['must be number', 'phải là số'],
  ['must be integer', 'phải là số nguyên'],
  ['must be boolean', 'phải là có hoặc không'],
  ['must be null', 'phải để trống'],
  ['must be object', 'chưa nhập đủ'],
  ['must be array', 'phải là danh sách'],
  ['must be equal to one of the allowed values', 'chọn một giá trị trong danh sách'],
  ['must match a schema in anyOf', 'chưa nhập đúng hoặc chưa nhập đủ'],
  ['must not have additional properties', 'có mục thừa'],
  ['must not have duplicate items', 'có mục hai lần'],
  ['must be equal to constant', 'không đúng giá trị cho phép'],
  ['schema is false', 'là mục thừa; bỏ đi'],
  ['must contain at least 1 valid item', 'cần ít nhất một mục đúng'],
  ['must not be valid', 'không được có'],
  ['must match exactly one schema in oneOf', 'chưa nhập đúng hoặc chưa nhập đủ'],
  ['must not have unevaluated items', 'có mục thừa'],
  ['must not have unevaluated properties', 'có mục thừa'],
]);

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^names the unknown step (.+)$/, 'chờ bước không có: “$1”'],
  [/^makes a cycle: (.+) waits for (.+)$/, 'đi vòng tròn: “$1” lại chờ “$2”'],
  [/^(.+) must stand before it$/, '“$1” phải đứng trước bước này; bấm Lên hoặc Xuống để xếp lại'],
  [
    /^shares (.+) working hours, the time limit has (.+)$/,
    'cộng lại $1 giờ, thời hạn là $2 giờ; sửa số giờ của các bước',
  ],
  [/^(.+) is no part that stands before it$/, '$1 không phải thủ tục thành phần đứng trước'],
  [
    /^overlaps the version from (.+), which holds until (.+)$/,
    'chồng thời gian với bản có hiệu lực từ $1 đến trước $2; sửa ngày bắt đầu hoặc ngày hết',
  ],
  [
    /^lies within the version from (.+), which has no end$/,
    'nằm trong thời gian của bản có hiệu lực từ $1, vốn không có ngày hết: sau ngày này sẽ không còn quy định nào; để trống ngày hết',
  ],
  [
    /^begins before the version from (.+), which is published already$/,
    'bắt đầu trước bản có hiệu lực từ $1 đã công bố: quy định đã có hiệu lực là lịch sử',
  ],
  [/^(.+) is not in force on that day$/, '$1 chưa có hoặc không còn hiệu lực vào ngày đó'],
  [/^is no department of the province: (.+)$/, 'tỉnh không có sở này: $1'],
  [
    /^names (.+), which the file does not have$/,
    'nêu “$1”, mà nội dung không có; chọn lại trong danh sách',
  ],
  [/^is the unknown part (.*)$/, 'chọn một nhóm câu hỏi có sẵn'],
  [/^uses the unknown part (.+)$/, 'dùng nhóm câu hỏi không có: $1'],
  [/^(.+) is no procedure of the catalogue$/, 'danh mục không có thủ tục $1'],
  [
    /^(.+) has the form (.+) on that day$/,
    'vào ngày đó thủ tục $1 đã có tờ khai $2; mỗi thủ tục chỉ có một tờ khai',
  ],
  [
    /^depends on (.+), which is not asked before it$/,
    'chỉ hỏi theo câu “$1”, mà câu đó không đứng trước',
  ],
  [
    /^depends on (.+) being (.+), which it cannot be$/,
    'chỉ hỏi khi câu “$1” trả lời là “$2”, mà câu đó không có lựa chọn này',
  ],
  [
    /^is not after (.+), which is no date asked before it$/,
    'không được sau “$1”, mà câu đó không phải câu hỏi ngày đứng trước',
  ],
  [/^must be >= (.+)$/, 'phải từ $1 trở lên'],
  [/^must be > (.+)$/, 'phải lớn hơn $1'],
  [/^must be <= (.+)$/, 'không được quá $1'],
  [/^must be < (.+)$/, 'phải nhỏ hơn $1'],
  [/^must be multiple of (.+)$/, 'phải là bội số của $1'],
  [/^must be either (.+)$/, 'không đúng dạng'],
  [/^must not have fewer than (\d+) items$/, 'cần ít nhất $1 mục'],
  [/^must not have more than (\d+) items$/, 'nhiều nhất $1 mục'],
  [/^must not have fewer than (\d+) characters$/, 'cần ít nhất $1 chữ'],
  [/^must not have more than (\d+) characters$/, 'nhiều nhất $1 chữ'],
  [/^must match (?:pattern|format) .*$/, 'không đúng dạng'],
  [/^property names .* are invalid$/, 'có mục thừa'],
  [/^must have required properties (.+)$/, 'thiếu mục: $1'],
];
