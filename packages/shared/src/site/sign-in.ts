import { z } from 'zod'

const whole = (unit: string, least: number, most: number, otherwise: number) =>
  z
    .int(`needs a whole number of ${unit}`)
    .min(least, `needs at least ${least} ${unit}`)
    .max(most, `needs at most ${most} ${unit}`)
    .default(otherwise)

/** How long a sign-in lasts, and how long it counts as proven. */
export const signInSchema = z
  .strictObject({
    /** From the sign-in until who is there is asked again. */
    sessionDays: whole('days', 1, 90, 30),
    /** Of an app; while the sign-in lasts, the app renews it without a question. */
    appSessionDays: whole('days', 1, 90, 14),
    /** How long an application of others may stay away and still go on, and how long a member's leave for it holds. */
    applicationDays: whole('days', 1, 365, 30),
    consentDays: whole('days', 1, 730, 365),
    /** How long ago a sign-in may be for what is public at once, and for what must not happen at a desk left open. */
    provenTodayHours: whole('hours', 1, 24, 12),
    provenAgainMinutes: whole('minutes', 5, 60, 15),
  })
  .refine(({ appSessionDays, sessionDays }) => appSessionDays <= sessionDays, {
    path: ['appSessionDays'],
    message: 'cannot be more than sessionDays',
  })
  .prefault({})
