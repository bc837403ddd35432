import type { CallRecord, Gateway, KeepRecord } from '#registries/lgsp/gateway.ts';
import { fail, inSpan } from '#tracing/in-span.ts';

type Platform = (keep: KeepRecord) => Gateway;

/** Each call within a span that says which service it was and what came of it, as the log has it. */
export const withSpans =
  (connect: Platform): Platform =>
  (keep) => ({
    call: (call, context) => {
      const { service, path } = call;
      const attributes = {
        'peer.service': path.split('/')[0] ?? '',
        'mot_cua.service': service,
        'mot_cua.dossier': context.dossierId,
      };
      return inSpan({ name: `call ${service}`, kind: 'CLIENT', attributes }, (span) => {
        const noting: KeepRecord = (record: CallRecord) => {
          span.setAttribute('mot_cua.outcome', record.outcome);
          if (record.status !== null) {
            span.setAttribute('http.response.status_code', record.status);
          }
          if (record.faultCode !== null) fail(span, record.faultCode);
          return keep(record);
        };
        return connect(noting).call(call, context);
      });
    },
  });
