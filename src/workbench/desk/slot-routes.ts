import type { FastifyInstance } from 'fastify';
import type { Agency } from '#catalogue/locality.ts';
import { MOST_CAPACITY, MOST_DAYS_AHEAD, SLOT_MINUTES, type SlotRule } from '#desk/slots.ts';
import { dayOf, parseDay, parseTypedDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { putSlotRule, removeSlotRule } from '#store/slot-rules.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import { deskRoute, type SendDesk } from '#workbench/desk/desk-request.ts';
import { deskPath } from '#workbench/desk/paths.ts';
import { type OfficerRequest, seeOther } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { deny } from '#workbench/refuse-page.ts';

/** How many may book at a desk: set by the province, from a day on. */
export function slotRoutes(app: FastifyInstance, services: Services, sendDesk: SendDesk): void {
  const route = (page: (on: OfficerRequest, desk: Agency) => Promise<unknown>) =>
    deskRoute(services, async (on, desk) =>
      on.officer.role === 'province-administrator'
        ? page(on, desk)
        : deny(on, NO_DOSSIER, 'put-slots', 'role-may-not'),
    );
  app.post(
    `${deskPath(':desk')}/khung-gio`,
    route(async (on, desk) => {
      const values = formValues(on.request.body);
      const rule = readRule(on, desk.code, values);
      if (!rule.ok) return sendDesk(on, desk, { values, errors: rule.error });
      const { validFrom, minutes, capacity, daysAhead } = rule.value;
      const detail = `${desk.code} ${validFrom} ${minutes} min x ${capacity}, ${daysAhead} days`;
      await recordChange(on, 'put-slots', detail, async (client) => {
        await putSlotRule(client, rule.value);
        return true;
      });
      return seeOther(on, `${deskPath(desk.code)}#slots`);
    }),
  );
  app.post(`${deskPath(':desk')}/xoa-khung-gio`, route(remove));
}

async function remove(on: OfficerRequest, desk: Agency): Promise<unknown> {
  const from = parseDay(one(formValues(on.request.body), 'validFrom'));
  if (from.ok && from.value > dayOf(on.services.now())) {
    await recordChange(on, 'remove-slots', `${desk.code} ${from.value}`, (client) =>
      removeSlotRule(client, { desk: desk.code, validFrom: from.value }),
    );
  }
  return seeOther(on, `${deskPath(desk.code)}#slots`);
}

function readRule(
  on: OfficerRequest,
  desk: string,
  values: FormValues,
): Result<SlotRule, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const from = parseTypedDay(one(values, 'slotsFrom'));
  if (!from.ok || from.value < dayOf(on.services.now())) {
    errors.push({ field: 'slotsFrom', text: FROM_WRONG });
  }
  const minutes = SLOT_MINUTES.find((length) => String(length) === one(values, 'minutes'));
  if (minutes === undefined) errors.push({ field: 'minutes', text: MINUTES_WRONG });
  const capacity = whole(one(values, 'capacity'), 0, MOST_CAPACITY);
  if (capacity === null) errors.push({ field: 'capacity', text: CAPACITY_WRONG });
  const daysAhead = whole(one(values, 'daysAhead'), 1, MOST_DAYS_AHEAD);
  if (daysAhead === null) errors.push({ field: 'daysAhead', text: DAYS_WRONG });
  if (errors.length > 0 || !from.ok || minutes === undefined) return err(errors);
  if (capacity === null || daysAhead === null) return err(errors);
  return ok({ desk, validFrom: from.value, minutes, capacity, daysAhead });
}

/** A whole number between two, or null. */
function whole(typed: string, least: number, most: number): number | null {
  const number = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null;
  return number !== null && number >= least && number <= most ? number : null;
}

const FROM_WRONG = {
  vi: 'Nhập ngày từ hôm nay trở đi, ví dụ 02/12/2026.',
  en: 'Enter a day, today or later, such as 02/12/2026.',
};
const MINUTES_WRONG = { vi: 'Chọn độ dài khung giờ.', en: 'Choose the length of a slot.' };
const CAPACITY_WRONG = {
  vi: `Nhập số chỗ từ 0 đến ${MOST_CAPACITY}.`,
  en: `Enter the places, 0 to ${MOST_CAPACITY}.`,
};
const DAYS_WRONG = {
  vi: `Nhập số ngày từ 1 đến ${MOST_DAYS_AHEAD}.`,
  en: `Enter the days, 1 to ${MOST_DAYS_AHEAD}.`,
};
