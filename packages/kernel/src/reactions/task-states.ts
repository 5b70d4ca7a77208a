/** `parked`: failed too often and waits for an operator. */
export const TASK_STATES = ['pending', 'leased', 'done', 'parked'] as const
