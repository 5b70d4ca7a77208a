import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { askForLetter, EMAIL, numberOn, openHouse, postOf, tokenOf, WHO } from './house.ts'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

/** The numbers that the letter's page offers. */
const choices = (text: string) => [...text.matchAll(/name="number" value="(\d\d)"/g)].map(([, number]) => number!)

test('whoever presses a link in another browser chooses the number of the waiting tab among three', async () => {
  const [tab, phone] = [house.browser(), house.browser()]
  const wait = await askForLetter(tab)
  const { link } = await house.letter(EMAIL)
  const page = await phone.open(link)
  expect(new Set(choices(page.text)).size).toBe(3)
  expect(choices(page.text)).toContain(numberOn(wait))
  expect(page.text).toContain('network 127.0.0.x')
  await phone.post(postOf(link), { t: tokenOf(link), number: numberOn(wait) })
  expect((await tab.open(wait.url)).url).toBe(WHO)
})

test.each(['another', 'none', 'no'])(
  'with %s number a relayed link gives the waiting tab nothing, and ends it',
  async (which) => {
    const [attacker, victim] = [house.browser(), house.browser()]
    const wait = await askForLetter(attacker)
    const { link, code } = await house.letter(EMAIL)
    const others = choices((await victim.open(link)).text).filter((number) => number !== numberOn(wait))
    const number = { another: others[0]!, none: 'none', no: '' }[which]!
    const pressed = await victim.post(postOf(link), { t: tokenOf(link), number })
    expect({ status: pressed.status, says: pressed.text.includes('That sign-in is ended') }).toEqual({
      status: 410,
      says: true,
    })
    const right = await victim.post(postOf(link), { t: tokenOf(link), number: numberOn(wait) })
    expect(right.status).toBe(410)
    expect((await attacker.get(wait.url.replace('/wait', '/status'))).json()).toEqual({ state: 'expired' })
    expect((await attacker.get(wait.url)).status).toBe(410)
    expect((await attacker.post(wait.url.replace('/wait', '/code'), { code })).status).toBe(410)
    expect((await attacker.post(wait.url.replace('/wait', ''), { email: EMAIL })).status).toBe(410)
    expect((await attacker.open(WHO)).json()).toEqual({ member: null })
  },
)

test('the browser that asked needs no number', async () => {
  const browser = house.browser()
  await askForLetter(browser)
  const { link } = await house.letter(EMAIL)
  expect(choices((await browser.open(link)).text)).toEqual([])
  expect((await browser.submit(postOf(link), { t: tokenOf(link) })).url).toBe(WHO)
})
