import { z } from 'zod'
import { APP_NAMES } from '../config/app-name.ts'
import { defineJob, type JobDefinition } from '../queues/define-job.ts'

const payload = z.object({ mailId: z.uuid() })

export type SendMailJob = JobDefinition<typeof payload>

/** Each app sends its own mail, since only it has the templates. What a process without templates writes is sent by account. */
export function sendMailJob(originApp: string): SendMailJob {
  const sender = APP_NAMES.find((name) => name === originApp) ?? 'account'
  return defineJob({ name: `mail.send.${sender}`, payload, attempts: 8, backoffMs: 5_000 })
}
