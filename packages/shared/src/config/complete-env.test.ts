import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { z } from 'zod'
import { type ConfigError, parseEnv } from './parse-env.ts'

const schema = z.object({ SMTP_URL: z.url(), DATABASE_URL: z.url(), POSTGRES_PASSWORD: z.string().optional() })
const URL_ALONE = 'postgres://rose@postgres:5432/rose'
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rose-secrets-'))
  writeFileSync(join(folder, 'smtp'), 'smtp://u:p@mail.example\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

const problemsOf = (env: Record<string, string>) => {
  try {
    parseEnv(schema, env)
    return []
  } catch (error) {
    return (error as ConfigError).problems
  }
}

test('a secret may be a file, without the end of its last line', () => {
  const env = { SMTP_URL_FILE: join(folder, 'smtp'), DATABASE_URL: URL_ALONE }
  expect(parseEnv(schema, env).SMTP_URL).toBe('smtp://u:p@mail.example')
})

test('a file that is not there, and a value that is given twice, are named without the value', () => {
  const DATABASE_URL = URL_ALONE
  expect(problemsOf({ SMTP_URL_FILE: join(folder, 'none'), DATABASE_URL })[0]).toBe(
    'SMTP_URL: SMTP_URL_FILE names no file that can be read',
  )
  const twice = { SMTP_URL: 'smtp://a', SMTP_URL_FILE: join(folder, 'smtp'), DATABASE_URL }
  expect(problemsOf(twice)).toEqual(['SMTP_URL: is given twice, SMTP_URL_FILE names it too'])
})

test.each(['a"b\'c', 'dollar$HOME', 'at@host/x', '#hash%41', 'two words', 'Größe ⚘'])(
  'the password %j reaches the database as it is',
  (POSTGRES_PASSWORD) => {
    const { DATABASE_URL } = parseEnv(schema, { SMTP_URL: 'smtp://a', DATABASE_URL: URL_ALONE, POSTGRES_PASSWORD })
    const { hostname, password } = new URL(DATABASE_URL)
    expect([hostname, decodeURIComponent(password)]).toEqual(['postgres', POSTGRES_PASSWORD])
  },
)
