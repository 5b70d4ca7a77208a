import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { Db, Prisma, Tx } from '@rose-ash/shared/db/client'
import { afterCommit } from '@rose-ash/shared/db/transact'
import type { Logger } from '@rose-ash/shared/log/create-log'
import type { Queues, QueueWorker } from '@rose-ash/shared/queues/create-queues'
import { createTransport, type Transporter } from 'nodemailer'
import type { Views } from '../views/create-views.ts'
import type { MailAttachment } from './mail-attachment.ts'
import { relayMail } from './relay-mail.ts'
import { sendMailHandler } from './send-mail.handler.ts'
import { sendMailJob } from './send-mail-job.ts'

export interface NewMail {
  readonly to: string
  /** `order-paid` for views/emails/order-paid; the view makes subject, HTML and text. */
  readonly template: string
  readonly data: object
  /** A mail is sent once for each key. Name the activity and its object: `order-paid:<orderId>`. */
  readonly idempotencyKey: string
  readonly headers?: Readonly<Record<string, string>>
  readonly attachments?: readonly MailAttachment[]
}

export interface Mail {
  /** Stores a mail in the caller's transaction; it is sent once, after the commit. A repeated key changes nothing. */
  enqueue(tx: Tx, mail: NewMail): Promise<void>
  /** Sends this app's mail, including mail that a crash left unsent. */
  startWorker(): QueueWorker
  close(): Promise<void>
}

export interface MailOptions {
  readonly app: string
  readonly config: BaseConfig
  readonly db: Db
  readonly log: Logger
  readonly queues: Queues
  readonly views: () => Views
}

const POLL_MS = 3_000

export function createMail({ app, config, db, log, queues, views }: MailOptions): Mail {
  const relaying = new Set<Promise<unknown>>()
  let closed = false

  function relay(): void {
    if (closed) return
    const running = relayMail({ db, queues })
      .catch((error) => log.warn({ err: error }, 'mail not relayed, will be tried again'))
      .finally(() => relaying.delete(running))
    relaying.add(running)
  }

  return {
    async enqueue(tx, { to, template, data, idempotencyKey, headers = {}, attachments = [] }) {
      await tx.outgoingMail.createMany({
        data: [
          {
            to,
            template,
            idempotencyKey,
            originApp: app,
            data: data as Prisma.InputJsonValue,
            headers: { ...headers },
            attachments: attachments as unknown as Prisma.InputJsonValue,
          },
        ],
        skipDuplicates: true,
      })
      afterCommit(tx, relay)
    },
    startWorker() {
      const transport = openTransport(config)
      const context = { db, config, log, views, transport }
      const worker = queues.work(sendMailJob(app), (payload, run) => sendMailHandler(context, payload, run))
      const poll = setInterval(relay, POLL_MS)
      relay()
      return {
        async stop() {
          clearInterval(poll)
          await worker.stop()
          transport.close()
        },
      }
    },
    async close() {
      closed = true
      await Promise.all(relaying)
    },
  }
}

/** A small pool of SMTP connections; the query of SMTP_URL overrides any setting. */
function openTransport({ SMTP_URL }: BaseConfig): Transporter {
  const url = new URL(SMTP_URL)
  const settings = {
    pool: 'true',
    maxConnections: '3',
    connectionTimeout: '10000',
    greetingTimeout: '10000',
    socketTimeout: '30000',
  }
  for (const [name, value] of Object.entries(settings))
    if (!url.searchParams.has(name)) url.searchParams.set(name, value)
  return createTransport(url.href)
}
