import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Agency } from '#catalogue/locality.ts';
import { clean } from '#kernel/fold.ts';
import { isUuid } from '#kernel/uuid.ts';
import { addDevice, readDevices, removeDevice } from '#store/kiosk-devices.ts';
import { readSlotRules } from '#store/slot-rules.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { deskPage } from '#workbench/desk/desk-page.ts';
import { deskRoute, NOTHING_SENT, type SentDeskForm } from '#workbench/desk/desk-request.ts';
import { slotRoutes } from '#workbench/desk/slot-routes.ts';
import { deskPath } from '#workbench/desk/paths.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';

const MAX_NAME = 60;

/** What belongs to a desk: the devices that are its kiosks, and its slots. */
export function deskRoutes(app: FastifyInstance, services: Services): void {
  const path = deskPath(':desk');
  app.get(
    path,
    deskRoute(services, (on, desk) => sendDesk(on, desk, NOTHING_SENT)),
  );
  app.post(`${path}/ki-os`, deskRoute(services, orderKiosk));
  app.post(`${path}/bo-ki-os`, deskRoute(services, dropKiosk));
  slotRoutes(app, services, sendDesk);
}

async function sendDesk(on: OfficerRequest, desk: Agency, sent: SentDeskForm): Promise<unknown> {
  const isWrong = sent.errors.length > 0;
  return sendPage(on, {
    title: sayIn(on.lang)('Ki-ốt và lịch hẹn', 'Kiosks and appointments'),
    status: isWrong ? 422 : 200,
    hasErrors: isWrong,
    body: deskPage(on, {
      desk,
      deviceId: randomUUID(),
      rules: await readSlotRules(on.services.pool, desk.code),
      devices: await readDevices(on.services.pool, desk.code, on.services.now()),
      sent,
    }),
  });
}

async function orderKiosk(on: OfficerRequest, desk: Agency): Promise<unknown> {
  const values = formValues(on.request.body);
  const name = clean(one(values, 'name')).slice(0, MAX_NAME);
  if (name === '') {
    return sendDesk(on, desk, { values, errors: [{ field: 'name', text: NAME_MISSING }] });
  }
  const sent = one(values, 'deviceId');
  const deviceId = isUuid(sent) ? sent : randomUUID();
  await recordChange(on, 'add-kiosk', `${desk.code} ${deviceId}`, (client) =>
    addDevice(client, {
      deviceId,
      desk: desk.code,
      name,
      by: on.officer.subject,
      at: on.services.now(),
    }),
  );
  return seeOther(on, deskPath(desk.code));
}

async function dropKiosk(on: OfficerRequest, desk: Agency): Promise<unknown> {
  const deviceId = one(formValues(on.request.body), 'deviceId');
  if (isUuid(deviceId)) {
    await recordChange(on, 'remove-kiosk', `${desk.code} ${deviceId}`, (client) =>
      removeDevice(client, { desk: desk.code, deviceId, at: on.services.now() }),
    );
  }
  return seeOther(on, deskPath(desk.code));
}

const NAME_MISSING = {
  vi: 'Đặt tên để phân biệt, ví dụ “Ki-ốt cửa chính”.',
  en: 'Give it a name, such as “Kiosk at the main door”.',
};
