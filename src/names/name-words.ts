/**
 * Words of Vietnamese names in coarse classes of how often they are met, written down from general
 * knowledge: no statistic of anywhere. The classes decide only between two readings of a broken name.
 */
const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** Family names: the few that most people have, then ever rarer ones. */
export const FAMILY_CLASSES: readonly (readonly string[])[] = [
  words('nguyễn'),
  words('trần lê phạm'),
  words('huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý'),
  words('trương đoàn đinh trịnh lâm mai đào cao lương hà tô tạ châu phùng'),
  words(`vương thái kiều tăng quách lưu văn danh thạch sơn la chu đàm nghiêm triệu tống lục từ hứa
    doãn mạc cù la thân bạch tôn quan lã khổng âu vi nông hoa lò lường sầm bế điêu giáp viên khúc ninh
    dư mã trà diệp giang ông ứng kim lại thiều mạch cát phó phương quảng tiêu thi tiết trang ưng
    uông đồng đường đậu đổng cung chung chế bành bàng bàn an ân biện bồ ca cam cầm chử chúng cố
    cồ công đái đan đôn đới giả hầu hàn hàng hình hùng khưu kha khuất khương lai lang liễu
    lò long lữ ma man mẫn mông nguỵ ngụy nhan nhâm nhữ ôn phí phù quản sùng tào tất thẩm thập
    thào thang tòng tiền tiếp tín toàn tôn trác trì tri vàng vày vừ vưu xa yên ngân giàng hạng hờ
    lầu ly mùa cháng lỳ pờ quàng lèo vì cà hoắc lộ mẹc xồng cụt chíu trưng thượng trầm
    sử phú khâu hạ lỗ mộc bá bồng can ngạc thôi vạn`),
];

/** Middle and given names, by class. */
export const GIVEN_CLASSES: readonly (readonly string[])[] = [
  words('thị văn'),
  words(`anh minh ngọc thanh hương linh hoàng hà thu phương hùng dũng tuấn đức hải nam long thảo lan
    mai hoa hồng hạnh huyền trang hằng nga yến thành trung kiên quang huy hưng cường sơn bình an
    khánh hiền thúy thủy tùng thắng công hữu xuân quốc duy bảo gia kim như mỹ phúc quỳnh vy my châu
    ngân nhi trâm uyên tâm nhung loan liên dung đình đăng trọng bá phong`),
  words(`nhật phước lộc tài tiến việt vinh toàn trí khoa khôi khang đạt đạo hiếu nghĩa nhân hòa hoà
    thịnh phát quân quyền quyết sang tân tấn thái thiên thông thuận thức tín tình tính tú tường vũ
    vương ý yên bích cẩm chi cúc diễm diệp diệu đào giang hân huệ kiều lệ ly mẫn nguyên nguyệt nhã
    oanh phụng quế quyên sương thơ thoa thùy thư thương tiên trà trinh trúc tuyết vân vi xuyến chiến
    chí chính cương danh dương giáp hậu hiển hiệp hoan huấn hạ hiên hường huế khải khiêm lâm lập linh
    luân lương lượng mạnh mẫn năng nghị ngà nhàn ninh phú thạch thiện thọ thuỷ tuyền tố tôn trường
    trực úy vĩnh viết vượng đông định đoàn đài đại bách bằng bắc biên ánh ái ân âu`),
  words(`thuý đỗ bùi lê trần nguyễn phạm võ hồ đặng phan huỳnh ngô lý đinh tô cao chinh chuyên
    chung chương cầm cầu cảnh cát cơ diện điền điệp độ đô đồng đường du duệ duyên dân dậu dần
    giàu hào hảo hàn hiếu học hoài hoạt hội hợi hợp hướng huân hữu hy khả khắc khanh khoan khương
    khuê khuyên kha kỳ kỷ kiệt kiểm lãm lạc lai lài lành lãnh lê lễ lịch liễu liêm liệu lĩnh
    lợi lục lụa lưu luật luyến luyện lý mận mậu mão miền miên mơ mộng mùi muội mừng nết nghi nghiêm
    nghiệp ngoan ngộ ngọ ngôn ngữ nhạn nhâm nhất nhị nhơn nhớ nhựt niệm nương nở oánh phi phấn
    phẩm pháp phái phó phụ phùng phượng phương qui quí quý quy quới sinh sĩ sỹ soạn song sử sửu sáng sâm
    sen tạo tạ tăng tây tất tâm tần tập thăng thân thạnh thảnh thẩm thế thể thêu thêm thi thiệu
    thìn thơm thoại thới thời thụy thuỵ thục thuần thuyết thực thường thưởng tỉnh tịnh tiềm tiệp tiếp
    tiếng toản tòng tốt triết triều triệu trân trầm trác trạch tráng trị tri trọn trụ trưởng
    trưng truyền tuân tuyên tuyển tuệ tưởng từ tứ tý tỵ ty tỷ út ước ưng ứng uy uyển vạn
    văn vàng vọng vui vỹ vĩ vị viên viện vịnh xinh xuyên yêu yến yên đan đang đào đảo đảng đáng
    đậu đệ đê đính đỉnh điểm điệu đôn đức đượm đương được ba bạch bá bửu bổn bội bé bảy bốn bưởi bông
    ca chiêu chiều chức chấn chất chánh chắc chi chút chúc chuẩn chữ cúc cung cừ cử đạm sa
    hoạch hoàn hoành hoàng hoằng hoán hưởng hợp hòe huyên huỳnh hứa hanh ích khôn khởi khuyến kính
    la lam lân lang lãng lạng lập liêu loát luận lữ lương măng mân mạc mẫu mến mới muôn mười năm nữ
    nhẫn nhiên nhiệm nhuận nhường nhượng nông núi phận phiên phin phổ phô phúng quảng quản quan
    quất sao sắc sắt sánh sáu siêng sở suốt sương tài tại tám tháp thái tha thắm thanh thao thạo thật
    thất thôi thống thuyên thuyền thúc thủ tiếu tiết tiền tía toán toại tòa tôn tống tồn trạng trãi
    trắc trình trịnh trúc trường tuất tùy túy tuy tước tươi tự ưu vận vẹn vệ viễn vở xoan xoàn xuyến xương
    ngãi ngạn ngân nghìn nghệ ngưng ngát ngời ngọt nhài nhiều nhiễu nhuần nhụy nhụ nhu nụ`),
];
