/** `taken`: its mailbox has handled it. `parked`: failed too often and waits for an operator. */
export const MESSAGE_STATES = ['pending', 'taken', 'parked'] as const
