import { sweepMedia } from '@rose-ash/domains/blog/media/sweep-media'
import { defineSchedule } from '@rose-ash/kernel/schedules/schedule'
import { leavingFiles } from '@rose-ash/shared/media/leaving-files'
import type { AppContext } from '../context.ts'

/** Every night, deletes the files of pictures that nothing has shown for a month. */
export const sweepUnusedMedia = defineSchedule<AppContext>({
  name: 'blog.sweep-media',
  at: '20 3 * * *',
  zone: ({ site }) => site.zone,
  async run(ctx) {
    const removed = await sweepMedia({ ...ctx, files: leavingFiles(ctx.config) })
    if (removed > 0) ctx.log.info({ removed }, 'files of unused pictures deleted')
  },
})
