import { afterAll, afterEach, expect } from '@jest/globals'
import type { Answer, Browser } from '@rose-ash/server/testing/browser'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { type AppRoute, listRoutes } from '../support/list-routes.ts'
import { watchReadNames } from '../support/read-names.ts'
import { openSixApps, originOf, type SixApps } from '../support/six-apps.ts'
import { openPayDesk } from './pay-desk.ts'
import { makeRealThings, type RealThings } from './real-things.ts'

/** A route of an app. The same route of several apps is one file, so each of them takes its share of the odd values. */
export interface Door extends AppRoute {
  readonly app: AppName
  readonly share: number
  readonly of: number
}

interface Asked {
  readonly body?: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
  readonly browser?: Browser
}

export interface Fuzz {
  readonly house: SixApps
  readonly things: RealThings
  readonly doors: readonly Door[]
  /** Asks as somebody who may do everything, and notes an answer that says the house fell over. */
  ask(door: Pick<Door, 'app' | 'method'>, path: string, asked?: Asked): Promise<Answer>
  note(what: string, status: number): void
  /** The parameters and fields that a door has been seen to read. */
  readBy(door: Door, kind: 'query' | 'body'): readonly string[]
}

/** They end what the others need. */
const ENDINGS = /\/(?:auth\/logout|records\/deletion|sign-out|suspension)$/

export const isEnding = ({ path }: Door) => ENDINGS.test(path)

export const shareOf = <Value>({ share, of }: Door, values: readonly Value[]): readonly Value[] =>
  values.filter((_value, at) => at % of === share)

/** The six apps with one of each thing. After each test nothing has fallen over, failed unheard or stopped to serve. */
export async function openFuzz(): Promise<Fuzz> {
  let fallen: string[] = []
  const rejections: unknown[] = []
  const noteRejection = (reason: unknown) => void rejections.push(reason)
  process.on('unhandledRejection', noteRejection)
  const payDesk = await openPayDesk()
  // No app lends its fragments to the others: pages cost a third, and fragments are asked for by themselves.
  const alone = Object.fromEntries(APP_NAMES.map((app) => [`${app.toUpperCase()}_INTERNAL_URL`, 'http://127.0.0.1:9']))
  const house = await openSixApps({ ...alone, SUMUP_API_URL: payDesk.address })
  const names = Object.fromEntries(APP_NAMES.map((app) => [app, watchReadNames(house.apps[app])]))
  const { browser: admin } = await house.visitor(['administrator', 'steward', 'editor', 'seller', 'cooperator'])
  const things = await makeRealThings(house, admin)
  const note = (what: string, status: number) => {
    if (status >= 500) fallen.push(`${what}: ${status}`)
  }

  afterEach(async () => {
    const serving = await Promise.all(APP_NAMES.map((app) => admin.get(`${originOf(app)}/`)))
    const found = { fallen, rejections, serving: serving.map(({ status }) => status) }
    fallen = []
    expect(found).toEqual({ fallen: [], rejections: [], serving: APP_NAMES.map(() => 200) })
  })
  afterAll(async () => {
    process.off('unhandledRejection', noteRejection)
    await house.close()
    await payDesk.close()
  })

  return {
    house,
    things,
    note,
    doors: listDoors(house),
    readBy: ({ app, method, path }, kind) => [...(names[app]?.get(`${method} ${path}`)?.[kind] ?? [])],
    async ask({ app, method }, path, { body = '', headers = {}, browser = admin } = {}) {
      const url = originOf(app) + path
      const answer = await (method === 'GET' ? browser.get(url, headers) : browser.send(url, body, headers))
      // The provider is away in this house: a page that says so, and when to come again, has not fallen.
      if (answer.status === 503 && answer.headers['retry-after']) return answer
      note(
        `${app} ${method} ${path.slice(0, 200)} ${JSON.stringify(headers)} ${body.toString().slice(0, 300)}`,
        answer.status,
      )
      return answer
    },
  }
}

function listDoors({ apps }: SixApps): readonly Door[] {
  const all = APP_NAMES.flatMap((app) => listRoutes(apps[app]).map((route) => ({ app, ...route })))
  return all.map((door) => {
    const same = all.filter(({ method, path }) => method === door.method && path === door.path)
    return { ...door, share: same.indexOf(door), of: same.length }
  })
}
