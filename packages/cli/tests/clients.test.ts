import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import type { ClientCredentials, RegisteredClient } from '@rose-ash/shared/protocols/clients'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { Command } from 'commander'
import { registerClients } from '../src/commands/clients.ts'

const before = { ...process.env }
beforeAll(async () => void Object.assign(process.env, await testEnvironment()))
afterAll(() => {
  process.env = before
})
beforeEach(resetStores)

/** The command in this process: starting one for each line would cost more than the whole file. */
async function rose<Result>(...args: string[]): Promise<Result> {
  const written: string[] = []
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  const program = new Command()
  registerClients(program)
  try {
    await program.parseAsync(['clients', ...args, '--json'], { from: 'user' })
  } finally {
    spy.mockRestore()
  }
  return JSON.parse(written.join('')) as Result
}

test('an application is registered, changed, given a new secret and disabled at the command line', async () => {
  const [back, next] = ['https://reader.example/back', 'https://reader.example/next']
  const made = await rose<ClientCredentials>(
    'register',
    '--name',
    'The Reader',
    '--redirect',
    back,
    '--claims-in-id-token',
  )
  expect(made.clientSecret).toMatch(/^[\w-]{43}$/)
  const changed = await rose<RegisteredClient>('change', made.clientId, '--redirect', next)
  expect(changed).toMatchObject({
    name: 'The Reader',
    redirectUris: [next],
    scopes: ['profile', 'email'],
    hasClaimsInIdToken: true,
  })
  const rotated = await rose<ClientCredentials>('rotate-secret', made.clientId)
  expect(rotated.clientSecret).not.toBe(made.clientSecret)
  await rose('disable', made.clientId)
  const [listed] = await rose<RegisteredClient[]>('list')
  expect(listed).toMatchObject({ clientId: made.clientId, disabledAt: expect.any(String) })
  await expect(rose('change', made.clientId, '--redirect', 'http://reader.example')).rejects.toThrow('not_https')
  expect((await rose<{ token: string }>('token', 'for a test')).token).toMatch(/^[\w-]{43}$/)
})
