import { afterAll, expect, test } from '@jest/globals'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { signIn } from './support/sign-in-steps.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps()
afterAll(() => house.close())

test('tabs on all six apps that sign on side by side are all signed in', async () => {
  for (let round = 0; round < 3; round += 1) {
    const browser = house.browser()
    await signIn(house, browser, { email: `tabs-${round}@members.example` })
    const tabs = APP_NAMES.flatMap((app) => [1, 2, 3].map((tab) => `${originOf(app)}/auth/login?next=/?tab=${tab}`))
    const landed = await Promise.all(tabs.map((tab) => browser.open(tab)))
    expect(landed.map(({ url }) => url)).toEqual(tabs.map((tab) => tab.replace('/auth/login?next=', '')))
  }
})
