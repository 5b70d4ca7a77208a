import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { defineJob, type JobDefinition } from '@rose-ash/shared/queues/define-job'
import { z } from 'zod'

const payload = z.object({ mailId: z.uuid() })

export type SendMailJob = JobDefinition<typeof payload>

/** The job of an app's mail: each app sends its own, since only it has the templates. Mail of a process without templates is sent by account. */
export function sendMailJob(originApp: string): SendMailJob {
  const sender = APP_NAMES.find((name) => name === originApp) ?? 'account'
  return defineJob({ name: `mail.send.${sender}`, payload, attempts: 8, backoffMs: 5_000 })
}
