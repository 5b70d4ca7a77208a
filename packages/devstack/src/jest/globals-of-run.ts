import type * as Jest from '@jest/globals'

type Globals = typeof Jest

const held = globalThis as { roseJestGlobals?: Globals }

/** Gives the test file that is loaded next its own functions of Jest. */
export function setGlobalsOfRun(globals: Globals): void {
  held.roseJestGlobals = globals
}

/** What `@jest/globals` is to a test file: this module is evaluated anew for each. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } =
  held.roseJestGlobals ?? ({} as Globals)
