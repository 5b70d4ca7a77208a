import { join } from 'node:path'
import testSequencer from '@jest/test-sequencer'
import { REPO_ROOT } from '../repo-root.ts'

/** Test files that take far longer than their size lets one think: one that begins last would run alone at the end. */
export const LONG = [
  'packages/kernel/tests/crash-points.test.ts',
  'tests/chaos/chaos.test.ts',
  'packages/devstack/tests/start.test.ts',
  'packages/kernel/tests/archive-log.test.ts',
  'tests/conformance/conformance.test.ts',
  'apps/cart/tests/flows.test.ts',
  'prisma/seed/read-models.test.ts',
  'apps/blog/tests/imports/import-ghost.test.ts',
  'tests/museum/museum.test.ts',
  'apps/federation/tests/keys.test.ts',
  'tests/journeys/every-page.journey.ts',
]

// Its types describe the CommonJS file, where the class is `default`.
const TestSequencer = testSequencer as unknown as typeof testSequencer.default

type Files = Parameters<InstanceType<typeof TestSequencer>['sort']>[0]

/** The long ones first, then as Jest does: by how long they took here the last time, else by size. */
// biome-ignore lint/style/noDefaultExport: Jest asks for one.
export default class LongestFirst extends TestSequencer {
  override async sort(tests: Files): Promise<Files> {
    const long = LONG.map((path) => join(REPO_ROOT, path))
    const sorted = await super.sort(tests)
    return [
      ...long.flatMap((path) => sorted.filter((test) => test.path === path)),
      ...sorted.filter((test) => !long.includes(test.path)),
    ]
  }
}
