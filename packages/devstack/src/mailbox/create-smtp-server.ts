import { SMTPServer } from 'smtp-server'
import type { MailStore } from './mail-store.ts'
import { receiveMail } from './receive-mail.ts'

/** Accepts every mail, and answers 250 only when it is on the disk. */
export function createSmtpServer(store: MailStore): SMTPServer {
  const server = new SMTPServer({
    banner: 'Rose Ash mailbox',
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    allowInsecureAuth: true,
    size: 25 * 1024 * 1024,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anybody' }),
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      receiveMail(stream, recipients)
        .then((mail) => store.add(mail))
        .then(() => done(), done)
    },
  })
  server.on('error', (error) => console.error('smtp:', error.message))
  return server
}
