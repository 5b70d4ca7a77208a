import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { stackSecrets } from './stack-secrets.ts'

test('a folder from before each app had a client secret keeps what it has and gains the rest, once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rose-secrets-'))
  const before = { INTERNAL_SECRET: 'i', SESSION_SECRET: 's', OIDC_CLIENT_SECRET: 'o', SUMUP_API_KEY: 'sup_sk_1' }
  await writeFile(join(folder, 'secrets.json'), JSON.stringify(before))
  const secrets = await stackSecrets(folder)
  expect(secrets).toMatchObject({ ...before, BLOG_CLIENT_SECRET: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(new Set(Object.values(secrets)).size).toBe(Object.keys(secrets).length)
  expect(await stackSecrets(folder)).toEqual(secrets)
  expect(JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8'))).toEqual(secrets)
})
