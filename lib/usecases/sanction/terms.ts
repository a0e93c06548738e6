/** Working days that the person has to answer before anything is proposed. The plan sets none; engineering choice, as for a third party's objection. */
export const SANCTION_HEARING_WORKING_DAYS = 5;

/** Working days that the person has to object to a sanction that was imposed. Engineering choice. */
export const SANCTION_OBJECTION_WORKING_DAYS = 10;

/** Working days within which such an objection is decided; what lies longer is overdue, and refuses nothing. Engineering choice. */
export const SANCTION_DECISION_WORKING_DAYS = 10;
