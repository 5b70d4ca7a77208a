import { expect, test } from '@jest/globals'
import { baseEnvSchema } from '../config/base-config.ts'
import { parseEnv } from '../config/parse-env.ts'
import type { MemberRole } from '../rights/roles.ts'
import { testEnvironment } from '../testing/test-environment.ts'
import { placeholder } from './placeholder.ts'

const config = parseEnv(baseEnvSchema, await testEnvironment())
const late = (roles: readonly MemberRole[]) => {
  const member = { id: 'a', name: 'Ada', handle: null, email: 'ada@example.org', avatarUrl: null, roles }
  return placeholder({ type: 'blog.work', query: '', audience: { member } }, config)
}

test('a desk whose count comes too late is still the way to work, without scripts too, for those who work there', () => {
  expect(late(['editor'])).toMatch(/hx-get="\/fragments\/blog\.work".*href="[^"]*\/desk\/posts">The editors’ desk</)
  expect(late(['member'])).not.toContain('href=')
})
