/** `asked`: not sent yet. `sent`: sent to the provider, without an answer yet. */
export const REFUND_STATUSES = ['asked', 'sent', 'done', 'failed'] as const
export type RefundStatus = (typeof REFUND_STATUSES)[number]

/** States of a refund that has not ended. A payment has at most one such refund. */
export const UNDER_WAY = ['asked', 'sent'] as const satisfies readonly RefundStatus[]

/** Whether the refund has not ended yet. */
export function isUnderWay(status: string): boolean {
  return (UNDER_WAY as readonly string[]).includes(status)
}
