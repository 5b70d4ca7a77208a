import { afterAll, expect, test } from '@jest/globals'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { MEMBER_ROLES } from '@rose-ash/shared/protocols/member'
import { addressOf, listRoutes } from './support/list-routes.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps()
afterAll(() => house.close())

const FORMS = APP_NAMES.flatMap((app) =>
  listRoutes(house.apps[app])
    .filter(({ method, path }) => method === 'POST' && !/^\/(?:hooks|internal|oidc)\/|inbox$|logout/.test(path))
    .map((route) => ({ app, path: addressOf(route) })),
)

test.each(FORMS.map(({ app, path }) => [`${app} ${path}`, { app, path }] as const))(
  'an answer in place of %s never puts a page into a page',
  async (_name, { app, path }) => {
    const { browser } = await house.visitor(MEMBER_ROLES)
    const rubbish: Record<string, string> = { quantity: '500', email: 'nobody', name: '', title: '', refId: 'x' }
    for (const form of [{}, rubbish]) {
      const { text, headers } = await browser.post(originOf(app) + path, form, { 'hx-request': 'true' })
      expect({ isPage: /<main\b/.test(text), target: headers['hx-retarget'] ?? 'the part' }).not.toEqual({
        isPage: true,
        target: 'the part',
      })
    }
  },
)
