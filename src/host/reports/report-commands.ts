import { reportDeAn06 } from '#host/reports/report-de-an-06.ts';
import { reportRegister } from '#host/reports/report-register.ts';
import { reportStatutoryForm } from '#host/reports/report-statutory-form.ts';
import { REPORT_FORMS } from '#reports/forms.ts';

/** The reports of the command line, by name; each answers its exit code. */
export const reportCommands: Readonly<
  Record<string, (args: readonly string[]) => Promise<number>>
> = {
  ...Object.fromEntries(REPORT_FORMS.map((form) => [form, reportStatutoryForm(form)])),
  'so-theo-doi': reportRegister,
  'de-an-06': reportDeAn06,
};
