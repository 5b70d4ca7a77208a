import { expect, test } from '@jest/globals'
import { decideRebuilds, IMAGES, type Rebuilds } from './decide-rebuilds.ts'

const files = (...paths: string[]): Rebuilds => ({ files: paths })

/** What changed, and the images that are built again. */
const TABLE: readonly (readonly [string, Rebuilds, readonly string[]])[] = [
  ['nothing', files(), []],
  ['docs', files('docs/architecture.md', 'README.md', '.gitea/workflows/ci.yml'), []],
  [
    'tests, of the house and of an app',
    files('tests/journeys/walk.journey.ts', 'apps/blog/tests/a.test.ts', 'packages/shared/src/money/b.test.ts'),
    [],
  ],
  ['an app', files('apps/blog/src/app.ts'), ['blog']],
  ['two apps', files('apps/cart/src/app.ts', 'apps/market/package.json'), ['market', 'cart']],
  ['what all stand on', files('packages/shared/src/money/round.ts'), IMAGES],
  ['the kernel, on which apps stand', files('packages/kernel/src/config.ts'), IMAGES],
  ['the models', files('prisma/models/blog.prisma'), IMAGES],
  ['the stack', files('docker-stack.yml'), IMAGES],
  ['the lockfile', files('pnpm-lock.yaml'), IMAGES],
  ['the words of the co-op', files('_config/app-config.yaml'), IMAGES],
  ['nothing, and an image is missing', { files: [], missing: ['kernel'] }, ['kernel']],
  [
    'an app, and another image is missing',
    { files: ['apps/blog/src/app.ts'], missing: ['account'] },
    ['blog', 'account'],
  ],
  ['nothing, by force', { files: [], force: true }, IMAGES],
]

test.each(TABLE)('a change of %s', (_what, change, images) => {
  expect(decideRebuilds(change)).toEqual(images)
})
