/** `relayed`: handed to the queue. `failed`: given up. */
export const MAIL_STATUSES = ['pending', 'relayed', 'sent', 'failed'] as const
