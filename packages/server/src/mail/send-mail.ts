import { type BaseConfig, parentDomain } from '@rose-ash/shared/config/base-config'
import type { Db } from '@rose-ash/shared/db/client'
import { DeliveryRefusedError, DestinationAwayError } from '@rose-ash/shared/deliveries/delivery-errors'
import type { DeliveryTools } from '@rose-ash/shared/deliveries/delivery-kind'
import type { Logger } from '@rose-ash/shared/log/create-log'
import type { Transporter } from 'nodemailer'
import type { Views } from '../views/create-views.ts'
import { renderEmail } from '../views/render-email.ts'
import type { MailAttachment } from './mail-attachment.ts'

export interface SendMailContext {
  readonly db: Db
  readonly config: BaseConfig
  readonly log: Logger
  readonly transport: Transporter
  readonly views: () => Views
}

/**
 * Sends one mail and marks it as sent. After a crash between the two it is sent again with the same Message-ID, by which mailboxes
 * detect the duplicate. Then deletes the mail's data, since it may contain sign-in links.
 */
export async function sendMail(
  ctx: SendMailContext,
  mailId: string,
  { isLastAttempt }: Pick<DeliveryTools, 'isLastAttempt'>,
): Promise<void> {
  const { db, log } = ctx
  const mail = await db.outgoingMail.findUnique({ where: { id: mailId } })
  if (!mail || mail.status === 'sent') return
  try {
    const views = ctx.views()
    const { coop } = views.site
    const attachments = mail.attachments as unknown as readonly MailAttachment[]
    await ctx.transport.sendMail({
      ...renderEmail(views, templateName(mail.template), mail.data as object),
      from: ctx.config.MAIL_FROM ?? { name: coop.name, address: coop.email },
      to: mail.to,
      messageId: `<${mail.id}@${parentDomain(ctx.config)}>`,
      date: mail.createdAt,
      headers: mail.headers as Record<string, string>,
      attachments: attachments.map(({ base64, ...attachment }) => ({
        ...attachment,
        content: Buffer.from(base64, 'base64'),
      })),
    })
  } catch (error) {
    await noteFailure(db, mailId, error, isLastAttempt || isRefused(error))
    throw asDeliveryError(error)
  }
  await db.outgoingMail.update({
    where: { id: mailId },
    data: {
      status: 'sent',
      sentAt: new Date(),
      leasedUntil: null,
      lastError: null,
      attempts: { increment: 1 },
      data: {},
      attachments: [],
    },
  })
  log.info({ mailId, template: mail.template }, 'mail sent')
}

async function noteFailure(db: Db, mailId: string, error: unknown, isOver: boolean): Promise<void> {
  await db.outgoingMail.update({
    where: { id: mailId },
    data: {
      attempts: { increment: 1 },
      lastError: wordsOf(error),
      ...(isOver && { status: 'failed', leasedUntil: null }),
    },
  })
}

const templateName = (template: string) => (template.includes('/') ? template : `emails/${template}`)

/** nodemailer's codes for a server that was not reached or let nobody in. */
const AWAY_CODES = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'EAUTH',
])
/** RFC 5321: the service is not available. */
const SERVICE_AWAY = 421

function asDeliveryError(error: unknown): Error {
  const words = wordsOf(error)
  if (isRefused(error)) return new DeliveryRefusedError(words)
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  const isAway = responseCode === SERVICE_AWAY || (typeof code === 'string' && AWAY_CODES.has(code))
  return isAway ? new DestinationAwayError(words) : new Error(words)
}

/** Whether the server refused this mail permanently (RFC 5321: 5yz). */
function isRefused(error: unknown): boolean {
  const { responseCode } = error as { responseCode?: unknown }
  return typeof responseCode === 'number' && responseCode >= 550 && responseCode <= 559
}

/** The error message without the e-mail addresses that SMTP servers often repeat. */
function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.replace(/[^\s<>]+@[^\s<>]+/g, '[address]').slice(0, 500)
}
