import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { Db, Prisma, Tx } from '@rose-ash/shared/db/client'
import type { DeliveryKind } from '@rose-ash/shared/deliveries/delivery-kind'
import { enqueueDeliveries } from '@rose-ash/shared/deliveries/enqueue-deliveries'
import type { Logger } from '@rose-ash/shared/log/create-log'
import type { Redis } from 'ioredis'
import { createTransport, type Transporter } from 'nodemailer'
import type { Views } from '../views/create-views.ts'
import { letterDelivery, mailServer } from './letter-delivery.ts'
import type { MailAttachment } from './mail-attachment.ts'
import { sendMail } from './send-mail.ts'

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
  /** Sends this app's mail; run by its deliveries. */
  readonly letters: DeliveryKind<unknown>
  close(): Promise<void>
}

export interface MailOptions {
  readonly app: string
  readonly config: BaseConfig
  readonly db: Db
  readonly redis: Redis
  readonly log: Logger
  readonly views: () => Views
}

/** How long the queue of an older version, which is rolled out or back beside this one, leaves a letter alone. */
const OLDER_VERSION_WAITS_MS = 3_600_000

export function createMail({ app, config, db, redis, log, views }: MailOptions): Mail {
  const kind = letterDelivery(app)
  let opened: Transporter | undefined

  function transport(): Transporter {
    opened ??= openTransport(config)
    return opened
  }

  return {
    async enqueue(tx, { to, template, data, idempotencyKey, headers = {}, attachments = [] }) {
      const [mail] = await tx.outgoingMail.createManyAndReturn({
        data: [
          {
            to,
            template,
            idempotencyKey,
            originApp: app,
            status: 'relayed',
            leasedUntil: new Date(Date.now() + OLDER_VERSION_WAITS_MS),
            data: data as Prisma.InputJsonValue,
            headers: { ...headers },
            attachments: attachments as unknown as Prisma.InputJsonValue,
          },
        ],
        skipDuplicates: true,
        select: { id: true },
      })
      if (!mail) return
      const letter = { key: mail.id, destination: mailServer(config), payload: { mailId: mail.id } }
      await enqueueDeliveries({ redis }, tx, kind, [letter])
    },
    letters: {
      ...kind,
      deliver: ({ mailId }, _ctx, tools) => sendMail({ db, config, log, views, transport: transport() }, mailId, tools),
    } satisfies DeliveryKind<unknown, typeof kind.payload> as DeliveryKind<unknown>,
    async close() {
      opened?.close()
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
    socketTimeout: '25000',
  }
  for (const [name, value] of Object.entries(settings))
    if (!url.searchParams.has(name)) url.searchParams.set(name, value)
  return createTransport(url.href)
}
