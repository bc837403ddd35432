export const FORMS_PATH = '/can-bo/quan-tri/bieu-mau';
