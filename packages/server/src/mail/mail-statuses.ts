/** `relayed`: added to the queue. `failed`: no further attempts. */
export const MAIL_STATUSES = ['pending', 'relayed', 'sent', 'failed'] as const
