import { roleLabels } from '#access/role.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import {
  applicantLabels,
  channelLabels,
  feeChannelLabels,
  handlerLabels,
  levelLabels,
  lifeEventLabels,
  onlineLevelLabels,
  systemLabels,
} from '#catalogue/procedure-labels.ts';
import type { StepAction, StepRole } from '#catalogue/process.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { actLabels } from '#workbench/act-labels.ts';
import type { Option } from '#workbench/catalogue/field-spec.ts';

/** Options in the order of their labels; a missing or a superfluous one is a type error. */
const optionsOf = <V extends string>(labels: Readonly<Record<V, Bilingual>>): readonly Option[] =>
  Object.entries<Bilingual>(labels).map(([value, text]) => ({ value, text }));

export const lifeEventOptions = optionsOf(lifeEventLabels);

export const applicantOptions = optionsOf(applicantLabels);

export const levelOptions = optionsOf(levelLabels);

export const channelOptions = optionsOf(channelLabels);

export const onlineLevelOptions = optionsOf(onlineLevelLabels);

export const handlerOptions = optionsOf(handlerLabels);

export const kindOptions = optionsOf<Procedure['kind']>({
  single: { vi: 'Thủ tục đơn', en: 'Single' },
  interlinked: { vi: 'Thủ tục liên thông', en: 'Interlinked' },
});

export const timeUnitOptions = optionsOf<Procedure['timeLimit']['unit']>({
  WORKING_DAY: { vi: 'Ngày làm việc', en: 'Working days' },
  DAY: { vi: 'Ngày', en: 'Calendar days' },
  HOUR: { vi: 'Giờ làm việc', en: 'Working hours' },
  MONTH: { vi: 'Tháng', en: 'Months' },
  SAME_DAY: { vi: 'Trả trong ngày', en: 'The same day' },
  NONE: { vi: 'Không có thời hạn', en: 'No time limit' },
});

export const clockOptions = optionsOf<Procedure['supplement']['clock']>({
  pause: { vi: 'Tạm dừng, cộng thêm thời gian chờ', en: 'Pauses' },
  restart: { vi: 'Tính lại từ đầu', en: 'Starts again' },
});

export const feeChannelOptions = optionsOf(feeChannelLabels);

const { 'province-administrator': _, 'data-steward': __, ...stepRoleLabels } = roleLabels;
export const roleOptions = optionsOf<StepRole>(stepRoleLabels);

export const placeOptions = optionsOf<'desk' | 'handler'>({
  desk: { vi: 'Tại một cửa', en: 'At the desk' },
  handler: { vi: 'Tại cơ quan giải quyết', en: 'At the deciding agency' },
});

export const systemOptions = optionsOf(systemLabels);

export const actionOptions = optionsOf<StepAction>({
  'pass-on': actLabels['pass-on'],
  propose: actLabels.propose,
  sign: actLabels.sign,
  issue: actLabels.issue,
  'hand-over': actLabels['hand-over'],
  'send-back': actLabels['send-back'],
  'request-supplement': actLabels['request-supplement'],
  refuse: actLabels.refuse,
});
