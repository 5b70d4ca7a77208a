import { expect, test } from '@jest/globals'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { originOf } from '../support/six-apps.ts'
import { allOf } from './all-of.ts'
import { askForm, type OddValues } from './ask-form.ts'
import { ODD_BODIES, ODD_FIELDS, ODD_JSON, ODD_TEXTS } from './odd-values.ts'
import { type Door, isEnding, openFuzz, shareOf } from './open-fuzz.ts'

const { house, things, doors, ask, readBy } = await openFuzz()
const LASTING = doors.filter((door) => !isEnding(door))
const JSON_WANTED = { accept: 'application/json' }
const ROWS = [...ODD_FIELDS.keys()]

test('no address of any app falls over an odd value in its path', async () => {
  const asked = LASTING.filter(({ path }) => /[:*]/.test(path)).flatMap((door) =>
    shareOf(door, Object.values(ODD_TEXTS)).map((odd, turn) => ({ door, path: things.addressWith(door, odd, turn) })),
  )
  // A page about nothing at that address is one for all: most ask as programs do, whose answers cost less.
  const accepting = asked.map((one, at) => ({ ...one, headers: at % 5 ? JSON_WANTED : {} }))
  await allOf(accepting, ({ door, path, headers }) => ask(door, path, { headers }))
}, 900_000)

test('no parameter and no field of any app falls over an odd value', async () => {
  let fields = 0
  // Each app's forms in turn, since forms about one thing would change its version under each other.
  await allOf(APP_NAMES, async (app) => {
    for (const door of LASTING.filter((door) => door.app === app)) {
      const path = things.addressOf(door)
      // Makes the door say what it reads.
      await ask(door, path)
      const [query, body] = [readBy(door, 'query'), readBy(door, 'body').filter(isOwnField(door))]
      fields += query.length + body.length
      await askForm(query, shareOf(door, ROWS), (odd) => ask(door, `${path}?${written(odd)}`))
      await askForm(body, shareOf(door, ROWS), async (odd) =>
        ask(door, path, { body: await formWith(door, body, odd) }),
      )
    }
  })
  // The watching works: the longest forms alone have more than forty fields.
  expect(fields).toBeGreaterThan(100)
}, 900_000)

test('no hook and no form falls over JSON where another kind of value is expected', async () => {
  const asked = LASTING.filter(({ method }) => method !== 'GET').flatMap((door, at) => {
    const filled = ODD_JSON.map((_odd, row) => jsonOf(readBy(door, 'body'), row))
    return [...shareOf(door, filled), ODD_BODIES[at % ODD_BODIES.length]!].map((body) => ({ door, body }))
  })
  const headers = { ...JSON_WANTED, 'content-type': 'application/json' }
  await allOf(asked, ({ door, body }) => ask(door, things.addressOf(door), { body, headers }))
}, 900_000)

test('no route that ends a session, a membership or an account falls over an odd value', async () => {
  const endings = doors.filter(isEnding)
  expect(endings.length).toBeGreaterThan(3)
  for (const door of endings) {
    const { browser, member } = await house.visitor(['administrator'])
    const path = things.addressOf(door)
    for (const row of shareOf(door, ROWS)) {
      const visitor = { cookies: browser.cookies, origin: originOf(door.app) }
      await signedIn(house.contexts[door.app], visitor, member)
      const fields = [...new Set([...readBy(door, 'query'), ...readBy(door, 'body'), 'next', 'sure'])]
      const body = written(new Map(fields.map((name, at) => [name, ODD_FIELDS[(row + at) % ODD_FIELDS.length]!])))
      await ask(door, door.method === 'GET' ? `${path}?${body}` : path, { body, browser })
    }
  }
}, 900_000)

/** `_page` is in every form and read at one place, so one form of each app shows it. */
function isOwnField({ path }: Door): (name: string) => boolean {
  return (name) => name !== 'toJSON' && (name !== '_page' || path.endsWith('/lines') || path === '/profile')
}

async function formWith(door: Door, fields: readonly string[], odd: OddValues): Promise<string> {
  const honest = await things.honestFor(door)
  const others = fields.filter((name) => !odd.has(name) && honest[name])
  return [...others.map((name) => `${name}=${encodeURIComponent(honest[name] ?? '')}`), written(odd)].join('&')
}

function written(odd: OddValues): string {
  return [...odd].map(([name, field]) => field(name)).join('&')
}

function jsonOf(fields: readonly string[], row: number): string {
  const all = fields.map((name, at) => `${JSON.stringify(name)}:${ODD_JSON[(row + at) % ODD_JSON.length]}`)
  return `{${all.join()}}`
}
