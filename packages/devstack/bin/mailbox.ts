import { createServer } from 'node:http'
import { mailboxConfig } from '../src/config.ts'
import { exitOnSignal } from '../src/exit-on-signal.ts'
import { listen } from '../src/listen.ts'
import { createMailboxApp } from '../src/mailbox/create-mailbox-app.ts'
import { createSmtpServer } from '../src/mailbox/create-smtp-server.ts'
import { openMailStore } from '../src/mailbox/mail-store.ts'

const { httpPort, smtpPort, dataDir } = mailboxConfig()
const store = await openMailStore(dataDir)
const smtp = createSmtpServer(store)
const web = createServer(createMailboxApp(store))

await new Promise<void>((listening) => smtp.listen(smtpPort, '127.0.0.1', listening))
await listen(web, httpPort, '127.0.0.1')
exitOnSignal([web], () => new Promise((closed) => smtp.close(closed)))
console.log(`mailbox takes mail on port ${smtpPort} and shows it on port ${httpPort}`)
