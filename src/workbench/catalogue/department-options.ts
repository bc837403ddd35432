import type { Option } from '#workbench/catalogue/field-spec.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** The departments of the province, by which a procedure names the one that decides it. */
export const departmentOptions = (on: OfficerRequest): readonly Option[] =>
  on.services
    .directory()
    .agencies.flatMap(({ department, name }) =>
      department === null ? [] : [{ value: department, text: name }],
    );
