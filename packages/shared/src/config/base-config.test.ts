import { expect, test } from '@jest/globals'
import { testEnvironment } from '../testing/test-environment.ts'
import { baseEnvSchema } from './base-config.ts'
import { parseEnv } from './parse-env.ts'

test('private addresses may be reached in tests, never in production', async () => {
  const environment = await testEnvironment({ ROSE_ALLOW_PRIVATE_ADDRESSES: 'true' })
  expect(parseEnv(baseEnvSchema, environment).ROSE_ALLOW_PRIVATE_ADDRESSES).toBe(true)
  expect(() => parseEnv(baseEnvSchema, { ...environment, NODE_ENV: 'production' })).toThrow(
    /ROSE_ALLOW_PRIVATE_ADDRESSES: must not be true in production/,
  )
})

test('the schema of an app keeps the check', async () => {
  const environment = await testEnvironment({ ROSE_ALLOW_PRIVATE_ADDRESSES: 'true', NODE_ENV: 'production' })
  expect(() => parseEnv(baseEnvSchema.extend({}), environment)).toThrow(/ROSE_ALLOW_PRIVATE_ADDRESSES/)
})
