import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { askHost } from './ask-host.ts'

export interface Mail {
  readonly id: string
  readonly to: string | readonly string[]
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly sentAt: string
}

export interface MailQuery {
  readonly to: string
  /** Part of the subject, or a pattern for it. */
  readonly subject?: string | RegExp
  /** Only mails sent after this moment. */
  readonly since?: Date
  /** Default 60 seconds; a mail whose sender was killed in the act comes when its lease has run out. */
  readonly timeoutMs?: number
}

/** Every mail the stack has sent, newest first. `base` is the mailbox's public address. */
async function allMails(base: string): Promise<Mail[]> {
  const { text } = await askHost(new URL('/messages.json', base).href)
  return JSON.parse(text) as Mail[]
}

/** Waits for a mail and returns the newest that fits. */
export function waitForMail(base: string, query: MailQuery): Promise<Mail> {
  const find = async () => (await allMails(base)).find((mail) => fits(mail, query))
  const what = `a mail to ${query.to}${query.subject ? ` about ${query.subject}` : ''}`
  return waitUntil(what, find, { timeoutMs: query.timeoutMs ?? 60_000 })
}

/** The first address in a mail's text that contains `part`. */
export function linkIn(mail: Mail, part = ''): string {
  const links = mail.text.match(/https?:\/\/[^\s<>")\]]+/g) ?? []
  const found = links.find((link) => link.includes(part))
  if (!found) throw new Error(`No link with “${part}” in the mail “${mail.subject}”`)
  return found
}

function fits(mail: Mail, { to, subject, since }: MailQuery): boolean {
  if (!String(mail.to).includes(to)) return false
  if (since && new Date(mail.sentAt) < since) return false
  if (subject === undefined) return true
  return typeof subject === 'string' ? mail.subject.includes(subject) : subject.test(mail.subject)
}
