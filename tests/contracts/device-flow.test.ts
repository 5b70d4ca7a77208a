import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { setClientDisabled } from '@rose-ash/domains/identity/clients/change-client'
import { createClient } from '@rose-ash/domains/testing/factories/create-client'
import type { Answer, Browser } from '@rose-ash/server/testing/browser'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { load } from 'cheerio'
import { decodeJwt } from 'jose'
import { EMAIL, FEDERATION, openHouse } from '../../apps/federation/tests/house.ts'
import { consentTo, follow, proveLetter } from '../support/other-application.ts'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

const DEVICE = `${FEDERATION}/device`
const GRANT = 'urn:ietf:params:oauth:grant-type:device_code'
const AS_DEVICE = {
  origin: '',
  accept: 'application/json',
  'user-agent': 'Radio/1.0 (X11; Linux x86_64) Firefox/140.0',
}

interface Asked {
  readonly device_code: string
  readonly user_code: string
  readonly verification_uri: string
}

async function openDevice() {
  const { clientId } = await createClient(house.ctx, { kind: 'device', name: 'The Kitchen Radio', redirectUris: [] })
  const form = { client_id: clientId, scope: 'openid email offline_access' }
  const answer = await house.browser().post(`${FEDERATION}/oidc/device-authorization`, form, AS_DEVICE)
  const asked = answer.json<Asked>()
  const poll = () =>
    house
      .browser()
      .post(
        `${FEDERATION}/oidc/token`,
        { grant_type: GRANT, client_id: clientId, device_code: asked.device_code },
        AS_DEVICE,
      )
  return { clientId, asked, poll }
}

/** Sends the page's one form with its hidden values. */
function send(browser: Browser, page: Answer, typed: Record<string, string>): Promise<Answer> {
  const $ = load(page.text)
  const form = $('main form')
  const hidden = form.find('input[type=hidden]').map((_index, input) => [[$(input).attr('name'), $(input).val()]])
  return browser.post(new URL(form.attr('action')!, page.url).href, {
    ...(Object.fromEntries(hidden.get() as unknown as [string, string][]) as Record<string, string>),
    ...typed,
  })
}

const typeCode = async (browser: Browser, code: string) => send(browser, await browser.get(DEVICE), { user_code: code })

test('a device gets its tokens when its owner has typed the code and said yes, once', async () => {
  const { asked, poll } = await openDevice()
  expect(asked).toMatchObject({ verification_uri: DEVICE, user_code: expect.stringMatching(/^[B-Z]{4}-[B-Z]{4}$/) })
  expect(asked).not.toHaveProperty('verification_uri_complete')
  expect((await poll()).json()).toMatchObject({ error: 'authorization_pending' })
  const browser = house.browser()
  const confirm = await typeCode(browser, asked.user_code.toLowerCase().replace('-', ' '))
  expect(confirm.text).toContain('The Kitchen Radio')
  expect(confirm.text).toContain(asked.user_code)
  expect(confirm.text).toContain('127.0.0.1, Firefox on Linux')
  const ask = await follow(browser, await send(browser, confirm, { confirm: 'yes' }))
  const consent = await proveLetter(house, browser, ask)
  expect((await consentTo(browser, consent)).text).toContain('The device goes on by itself')
  const tokens = (await poll()).json<Record<string, string>>()
  expect(decodeJwt(tokens.id_token!)).toMatchObject({ amr: ['mail'] })
  const info = await house.ask('/oidc/me', { authorization: `Bearer ${tokens.access_token}` })
  expect(info.json()).toMatchObject({ email: EMAIL })
  expect((await typeCode(house.browser(), asked.user_code)).text).toContain('used already')
  expect((await poll()).json()).toMatchObject({ error: 'invalid_grant' })
})

test.each(['the code', 'the consent'])('a device is told when its owner says no to %s', async (when) => {
  const { asked, poll } = await openDevice()
  const browser = house.browser()
  const confirm = await typeCode(browser, asked.user_code)
  const end =
    when === 'the code'
      ? await send(browser, confirm, { abort: 'yes' })
      : await consentTo(
          browser,
          await proveLetter(house, browser, await follow(browser, await send(browser, confirm, { confirm: 'yes' }))),
          'no',
        )
  expect(end.text).toContain('You said no')
  expect((await poll()).json()).toMatchObject({ error: 'access_denied' })
})

test.each([
  ['nothing', '', 'Type the code'],
  ['a code that no device shows', 'BBBB-BBBB', 'No device shows that code'],
])('%s is refused in words, beside the field', async (_what, code, words) => {
  const answer = await typeCode(house.browser(), code)
  expect(answer.status).toBe(422)
  expect(load(answer.text)('.field__error').text()).toContain(words)
})

test('nobody is led to a code that is filled in', async () => {
  const { asked } = await openDevice()
  const page = await house.browser().get(`${DEVICE}?user_code=${asked.user_code}`)
  expect(page.text).not.toContain(asked.user_code)
  expect(page.text).not.toContain('<script>')
})

test('guessing codes is limited', async () => {
  const browser = house.browser()
  const page = await browser.get(DEVICE)
  const guess = () => send(browser, page, { user_code: 'BBBB-BBBB' })
  const statuses = []
  for (let guesses = 0; guesses < 31; guesses += 1) statuses.push((await guess()).status)
  expect(statuses.at(-1)).toBe(429)
})

test('a device of a disabled application is given nothing', async () => {
  const { clientId, asked, poll } = await openDevice()
  await house.ctx.transact((tx) => setClientDisabled(house.ctx, tx, { clientId, isDisabled: true, byId: null }))
  expect((await poll()).status).toBe(401)
  const browser = house.browser()
  expect((await typeCode(browser, asked.user_code)).text).toContain('nothing was given to the device')
})
