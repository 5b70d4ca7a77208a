import { hasWords } from '@rose-ash/shared/words/has-words'
import { z } from 'zod'

/** The choices of recurrence in the form; the empty rule means once. */
const REPEATS = ['', 'FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2', 'FREQ=DAILY', 'FREQ=YEARLY'] as const

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const fields = z.object({
  title: z.string().trim().min(1).max(200).refine(hasWords),
  summary: z.string().trim().max(300).default(''),
  description: z.string().trim().max(20_000).default(''),
  calendar: z.string().min(1),
  date: z.iso.date(),
  startTime: time,
  endTime: time,
  repeats: z.enum(REPEATS).default(''),
  place: z.string().trim().max(200).default(''),
})

/** The form of an entry; times are local times of the calendar's zone. */
export const entryForm = fields.refine(({ startTime, endTime }) => startTime !== endTime, { path: ['endTime'] })

/** The value of `repeats` that leaves the rule of an entry as it is. */
export const SAME_RULE = 'same'

/** The form of a correction; an entry that lasts for days keeps its length while its times of day stay. */
export const correctionForm = fields.omit({ calendar: true }).extend({
  repeats: z.enum([...REPEATS, SAME_RULE]).default(SAME_RULE),
  version: z.coerce
    .number()
    .int()
    .max(2 ** 31 - 1),
})

export const pictureForm = z.object({
  alt: z.string().trim().max(300).default(''),
  withoutPicture: z.literal('yes').optional(),
})

export type EntryForm = z.output<typeof entryForm>
