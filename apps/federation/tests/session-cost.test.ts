import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import type { Redis } from 'ioredis'
import { EMAIL, openHouse, signIn, WHO } from './house.ts'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

test('a page for a signed-in member costs one GET of Redis, and nothing of the provider', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await house.withoutProvider(async () => {
    const commands = await commandsDuring(house.blog.redis, async () => {
      expect((await browser.get(WHO)).json()).toMatchObject({ member: { email: EMAIL } })
    })
    expect(commands).toEqual([['get', expect.stringMatching(/rose:session:blog:/)]])
  })
})

/** What this database of Redis is told while `work` runs: whoever tells it. */
async function commandsDuring(redis: Redis, work: () => Promise<void>): Promise<string[][]> {
  const monitor = await redis.monitor()
  const database = String(redis.options.db ?? 0)
  const commands: string[][] = []
  const ended = new Promise<void>((resolve) => {
    monitor.on('monitor', (_time: string, [name = '', ...args]: string[], _source: string, on: string) => {
      if (on !== database) return
      if (name === 'echo') resolve()
      else commands.push([name.toLowerCase(), ...args])
    })
  })
  try {
    await work()
    await redis.echo('end')
    await ended
    return commands
  } finally {
    monitor.disconnect()
  }
}
