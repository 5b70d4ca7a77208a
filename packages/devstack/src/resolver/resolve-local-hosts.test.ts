import dns from 'node:dns'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from '@jest/globals'
import { isLocalHost } from './is-local-host.ts'
import { resolveLocalHosts } from './resolve-local-hosts.ts'

beforeAll(() => resolveLocalHosts('rose.test'))

test.each(['blog.rose.localhost', 'LOCALHOST', 'mail.rose.test', 'rose.test.'])('%s is here', (name) => {
  expect(isLocalHost(name, 'rose.test')).toBe(true)
})

test.each(['rose.example', 'localhost.evil.example', 'notrose.test'])('%s is elsewhere', (name) => {
  expect(isLocalHost(name, 'rose.test')).toBe(false)
})

test('every way of asking leads to this machine', async () => {
  const lookup = promisify(dns.lookup) as unknown as (name: string, options: object) => Promise<unknown>
  expect(await dns.promises.lookup('blog.rose.localhost')).toEqual({ address: '127.0.0.1', family: 4 })
  expect(await lookup('blog.rose.localhost', { all: true })).toEqual([{ address: '127.0.0.1', family: 4 }])
  expect(await lookup('blog.rose.localhost', {})).toBe('127.0.0.1')
})
