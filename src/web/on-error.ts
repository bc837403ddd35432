import type { FastifyError, FastifyInstance } from 'fastify';
import { StorageFault } from '#documents/storage-fault.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { ProblemCode } from '#web/problem.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';

/**
 * The one place where faults of the world become pages: plain, without the database, saying what
 * to do next. The log gets the fault and the request's number, never what was typed.
 */
export function answerFaults(app: FastifyInstance, services: Services): void {
  app.setNotFoundHandler((request, reply) => sendProblemPage(request, reply, services, 404));
  app.setErrorHandler<FastifyError>((fault, request, reply) => {
    const code = problemOf(fault);
    const entry = { code: fault.code, message: fault.message, request: request.id };
    if (code >= 500) services.log.error({ ...entry, stack: fault.stack }, 'a request failed');
    else services.log.info(entry, 'a request was refused');
    return sendProblemPage(request, reply, services, code, detailOf(fault));
  });
}

function detailOf(fault: FastifyError): Bilingual | undefined {
  if (fault instanceof StorageFault) return NO_FILES;
  return fault.statusCode === 413 ? TOO_LARGE : undefined;
}

function problemOf(fault: FastifyError): ProblemCode {
  if (fault instanceof StorageFault || isDatabaseDown(fault)) return 503;
  switch (fault.statusCode) {
    case 403:
      return 403;
    case 404:
      return 404;
    case 429:
      return 429;
    default:
      return fault.statusCode !== undefined && fault.statusCode < 500 ? 422 : 500;
  }
}

/** Connection failures of the driver and the server's own "shutting down" and "starting up". */
const DOWN: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
]);

const isDatabaseDown = (fault: FastifyError): boolean =>
  DOWN.has(fault.code) ||
  /Connection terminated|timeout exceeded when trying to connect/.test(fault.message);

const NO_FILES: Bilingual = {
  vi: 'Kho lưu tệp đang không trả lời nên chưa nhận và chưa mở được tệp.',
  en: 'The store of files does not answer: no file can be taken or opened for now.',
};

const TOO_LARGE: Bilingual = {
  vi: 'Nội dung gửi lên quá lớn: mỗi tệp tối đa 20 MB, mỗi hồ sơ tối đa 100 MB.',
  en: 'What was sent is too large: at most 20 MB a file and 100 MB a dossier.',
};
