import { expect, test } from '@jest/globals'
import type { BaseConfig } from '../config/base-config.ts'
import { clientSecretOf } from './issuer.ts'

const SESSION_SECRET = 'session-secret-of-the-tests-0123456789'
const secretOf = (config: Partial<BaseConfig>) => clientSecretOf({ SESSION_SECRET, ...config } as BaseConfig, 'blog')

test('an app has its own secret, else one derived from the one for all, else from that of sessions', () => {
  const BLOG_CLIENT_SECRET = 'client-secret-of-blog-0123456789abcdef'
  const OIDC_CLIENT_SECRET = 'one-secret-for-all-clients-0123456789'
  expect(secretOf({ BLOG_CLIENT_SECRET, OIDC_CLIENT_SECRET })).toBe(BLOG_CLIENT_SECRET)
  expect(secretOf({ OIDC_CLIENT_SECRET })).toBe('2WqlgK0hmUVq-4kqBBoV7PCoykRTcgLzM6yA7DqgpeM')
  expect(secretOf({})).not.toBe(secretOf({ OIDC_CLIENT_SECRET }))
})
