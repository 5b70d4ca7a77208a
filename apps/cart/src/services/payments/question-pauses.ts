/** For so long somebody may still be paying on SumUp's page. */
const PAYING_MINUTES = 29

/**
 * Pauses between questions to SumUp about one attempt, in seconds: after 15 s and 1, 2, 3½, 5, 7 … 29 min, then hourly to a day. While somebody
 * may be paying no two questions are more than two minutes apart, so that without a webhook too an order follows its payment within that time.
 */
export const QUESTION_PAUSES: readonly number[] = [
  ...[15, 45, 60, 90, 90],
  ...Array.from({ length: (PAYING_MINUTES - 5) / 2 }, () => 120),
  (60 - PAYING_MINUTES) * 60,
  ...Array.from({ length: 23 }, () => 3600),
]
