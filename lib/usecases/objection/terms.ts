/** Working days within which an objection is decided; what lies longer is overdue, and refuses nothing. The plan sets none; engineering choice, as for a department's decision. */
export const OBJECTION_WORKING_DAYS = 10;

/** Working days that the listed person has to answer a third party's objection. Engineering choice, as for a supplement. */
export const HEARING_WORKING_DAYS = 5;
