/** What a page says once after something was done. */
export const NOTICES = {
  stillPayable: 'SumUp has not let go of the payment yet. The order closes by itself.',
} as const
