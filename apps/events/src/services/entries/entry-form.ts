import { z } from 'zod'

export const REPEATS = {
  '': 'Once',
  'FREQ=WEEKLY': 'Every week',
  'FREQ=WEEKLY;INTERVAL=2': 'Every two weeks',
  'FREQ=DAILY': 'Every day',
  'FREQ=YEARLY': 'Every year',
} as const

const time = (words: string) => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, words)

/** What the desk's form sends; times are wall times of the co-op's zone. */
export const entryForm = z
  .object({
    title: z.string().trim().min(1, 'Give it a name.').max(200, 'At most 200 characters.'),
    summary: z.string().trim().max(300, 'At most 300 characters.').default(''),
    description: z.string().trim().max(20_000, 'At most 20,000 characters.').default(''),
    calendar: z.string().min(1, 'Choose a calendar.'),
    date: z.iso.date('Give the day as year-month-day, such as 2026-11-28.'),
    startTime: time('Give the time as 19:00.'),
    endTime: time('Give the time as 21:30.'),
    repeats: z.enum(Object.keys(REPEATS) as [keyof typeof REPEATS]).default(''),
    place: z.string().trim().max(200, 'At most 200 characters.').default(''),
  })
  .refine(({ startTime, endTime }) => startTime !== endTime, { path: ['endTime'], error: 'It ends when it starts.' })

export type EntryForm = z.output<typeof entryForm>
