/** Reports and suggestions, for those who answer them. */
export const FEEDBACK_PATH = '/can-bo/phan-anh';

export const feedbackPath = (id: string): string => `${FEEDBACK_PATH}/${id}`;
