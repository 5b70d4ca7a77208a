/** `relayed`: a delivery of its own sends it. `failed`: no further attempts, unless that is replayed. */
export const MAIL_STATUSES = ['pending', 'relayed', 'sent', 'failed'] as const
