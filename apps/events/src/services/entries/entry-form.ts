import { z } from 'zod'

/** The choices of recurrence in the form; the empty rule means once. */
const REPEATS = ['', 'FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2', 'FREQ=DAILY', 'FREQ=YEARLY'] as const

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The form of an entry; times are local times of the co-op's zone. */
export const entryForm = z
  .object({
    title: z.string().trim().min(1).max(200),
    summary: z.string().trim().max(300).default(''),
    description: z.string().trim().max(20_000).default(''),
    calendar: z.string().min(1),
    date: z.iso.date(),
    startTime: time,
    endTime: time,
    repeats: z.enum(REPEATS).default(''),
    place: z.string().trim().max(200).default(''),
  })
  .refine(({ startTime, endTime }) => startTime !== endTime, { path: ['endTime'] })

export type EntryForm = z.output<typeof entryForm>
