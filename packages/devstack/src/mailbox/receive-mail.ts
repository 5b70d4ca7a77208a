import type { Readable } from 'node:stream'
import { type AddressObject, simpleParser } from 'mailparser'
import { mailId } from './mail-id.ts'
import type { StoredMail } from './stored-mail.ts'

/** Parses a mail received over SMTP. `recipients` are the envelope's, used when the mail itself has none. */
export async function receiveMail(stream: Readable, recipients: readonly string[]): Promise<StoredMail> {
  const mail = await simpleParser(stream, { skipTextToHtml: true, skipImageLinks: true })
  const named = [mail.to ?? []].flat().flatMap(addresses)
  return {
    id: mailId(),
    to: (named.length > 0 ? named : recipients).join(', '),
    from: mail.from?.text ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    sentAt: new Date().toISOString(),
  }
}

function addresses({ value }: AddressObject): string[] {
  return value
    .flatMap(({ address, group }) => [address, ...(group ?? []).map((member) => member.address)])
    .filter((found) => found !== undefined)
}
