import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createSmtpServer } from '@rose-ash/devstack/mailbox/create-smtp-server'
import { openMailStore } from '@rose-ash/devstack/mailbox/mail-store'
import { asciiEmail } from '@rose-ash/shared/addresses/ascii-email'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { startDeliveries } from '../src/deliveries.ts'
import { askForLetter, openHouse, postOf, tokenOf, WHO } from './house.ts'

const ASCII = 'post@xn--mller-kva.example'

const folder = await mkdtemp(join(tmpdir(), 'rose-mailbox-'))
const mailbox = await openMailStore(folder)
const smtp = createSmtpServer(mailbox)
await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
const house = await openHouse({
  env: { SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}` },
})
beforeAll(resetStores)
afterAll(async () => {
  await house.close()
  await new Promise<void>((resolve) => smtp.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

test('an address at a domain beyond ASCII is one member, however it is spelt, and the letter arrives', async () => {
  const spellings = [
    'post@müller.example',
    ASCII,
    'Post@MÜLLER.example',
    'POST@XN--MLLER-KVA.EXAMPLE',
    'post@müller。example',
  ]
  const members = new Set<string>()
  for (const spelling of spellings) {
    const browser = house.browser()
    expect((await askForLetter(browser, spelling)).url).toMatch(/\/wait$/)
    const { to } = await house.ctx.db.outgoingMail.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    expect(to.toLowerCase()).toBe(ASCII)
    const { link } = await house.letter(to)
    const landed = await browser.submit(postOf(link), { t: tokenOf(link) })
    expect(landed.url).toBe(WHO)
    members.add((landed.json() as { member: { id: string } }).member.id)
  }
  expect([members.size, await house.ctx.db.member.count()]).toEqual([1, 1])

  const worker = await startDeliveries(house.ctx)
  await waitUntil('every letter', () => mailbox.list().length >= spellings.length)
  await worker.stop()
  expect(mailbox.list().map(({ to }) => asciiEmail(to.toLowerCase()))).toEqual(spellings.map(() => ASCII))
})
