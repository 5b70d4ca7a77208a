/** `parked`: failed too often and set aside for an operator. */
export const TASK_STATES = ['pending', 'leased', 'done', 'parked'] as const
