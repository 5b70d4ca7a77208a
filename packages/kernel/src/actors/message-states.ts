/** `taken`: its actor has received it. `parked`: failed too often and set aside for an operator. */
export const MESSAGE_STATES = ['pending', 'taken', 'parked'] as const
