/** How long a buyer may be on SumUp's payment page. */
const PAYING_MINUTES = 29

/**
 * Pauses between queries of SumUp about one attempt, in seconds: after 15 s and 1, 2, 3½, 5, 7 … 29 min, then hourly up to a day.
 * While a buyer may be paying, the pauses are at most two minutes, so that the order follows its payment within that time even without
 * a webhook.
 */
export const QUESTION_PAUSES: readonly number[] = [
  ...[15, 45, 60, 90, 90],
  ...Array.from({ length: (PAYING_MINUTES - 5) / 2 }, () => 120),
  (60 - PAYING_MINUTES) * 60,
  ...Array.from({ length: 23 }, () => 3600),
]
