import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { SMTPServer } from 'smtp-server'
import { createMailboxApp } from '../src/mailbox/create-mailbox-app.ts'
import { createSmtpServer } from '../src/mailbox/create-smtp-server.ts'
import { openMailStore } from '../src/mailbox/mail-store.ts'
import type { StoredMail } from '../src/mailbox/stored-mail.ts'
import { type Served, serve } from './serve.ts'

let folder: string
let smtp: SMTPServer
let web: Served

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rose-mail-'))
  await open()
})

afterEach(async () => {
  await close()
  await rm(folder, { recursive: true })
})

describe('the mailbox', () => {
  test('shows a mail that was sent, newest first', async () => {
    await send({ to: 'maker@rose.localhost', subject: 'First' })
    await send({ to: 'Member <member@rose.localhost>', subject: 'Your link' })
    const mails = await messages()
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['member@rose.localhost', 'Your link'],
      ['maker@rose.localhost', 'First'],
    ])
    expect(mails[0]).toMatchObject({
      from: '"Rose Ash" <hello@rose.localhost>',
      text: expect.stringContaining('http://blog'),
      html: expect.stringContaining('<a'),
    })
    expect(new Date(mails[0]?.sentAt as string).getTime()).toBeGreaterThan(Date.now() - 60_000)
  })

  test('still has its mail after it was started again', async () => {
    await send({ to: 'member@rose.localhost', subject: 'Kept' })
    await close()
    await open()
    expect((await messages()).map(({ subject }) => subject)).toEqual(['Kept'])
  })

  test('shows the mail in a frame that runs nothing and whose links lead the window', async () => {
    await send({ to: 'member@rose.localhost', subject: '<b>Look</b>' })
    const [mail] = await messages()
    const shown = await fetch(`${web.url}/messages/${mail?.id}`).then((res) => res.text())
    expect(shown).toContain('&lt;b&gt;Look&lt;/b&gt;')
    expect(shown).toMatch(/<iframe[^>]+sandbox="allow-top-navigation/)
    const frame = await fetch(`${web.url}/messages/${mail?.id}/html`)
    expect(frame.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await frame.text()).toContain('<base target="_top">')
  })

  test('makes the addresses of the plain text links', async () => {
    await send({ to: 'member@rose.localhost', subject: 'Link' })
    const [mail] = await messages()
    const shown = await fetch(`${web.url}/messages/${mail?.id}`).then((res) => res.text())
    expect(shown).toContain('<a href="http://blog.rose.localhost:3000/in?a=1&amp;b=2">')
  })

  test('says so when there is no mail', async () => {
    expect(await fetch(web.url).then((res) => res.text())).toContain('No mail yet')
  })
})

async function open(): Promise<void> {
  const store = await openMailStore(folder)
  smtp = createSmtpServer(store)
  await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', listening))
  web = await serve(createMailboxApp(store))
}

async function close(): Promise<void> {
  await new Promise<void>((closed) => smtp.close(() => closed()))
  await web.close()
}

async function messages(): Promise<StoredMail[]> {
  return fetch(`${web.url}/messages.json`).then((res) => res.json() as Promise<StoredMail[]>)
}

/** Speaks SMTP itself, one command for each line the server answers. */
async function send({ to, subject }: { to: string; subject: string }): Promise<void> {
  const address = /[^<\s]+@[^>\s]+/.exec(to)?.[0]
  const part = (type: string, text: string) => `--b\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${text}\r\n`
  const link = 'http://blog.rose.localhost:3000/in?a=1&b=2'
  const head = `From: Rose Ash <hello@rose.localhost>\r\nTo: ${to}\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n`
  const mail = `${head}${part('text/plain', `Press ${link}.`)}${part('text/html', `<p><a href="${link}">Press</a></p>`)}--b--\r\n.`
  const lines = ['EHLO test', 'MAIL FROM:<hello@rose.localhost>', `RCPT TO:<${address}>`, 'DATA', mail, 'QUIT']
  const socket = connect((smtp.server.address() as AddressInfo).port, '127.0.0.1')
  for await (const answer of socket.setEncoding('utf8')) {
    if (/^[45]/.test(answer)) throw new Error(answer)
    if (/^\d{3} /m.test(answer)) socket.write(`${lines.shift() ?? ''}\r\n`)
    if (answer.startsWith('221')) break
  }
}
