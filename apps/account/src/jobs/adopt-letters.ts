import { defineSchedule } from '@rose-ash/kernel/schedules/schedule'
import { adoptMail } from '@rose-ash/server/mail/adopt-mail'
import type { AppContext } from '../context.ts'

/** Delivers the letters that processes of an older version left behind in a deploy. */
export const adoptLetters = defineSchedule<AppContext>({
  name: 'account.adopt-letters',
  at: '*/5 * * * *',
  startsAtOnce: true,
  run: async (ctx) => {
    while ((await adoptMail(ctx)) > 0);
  },
})
