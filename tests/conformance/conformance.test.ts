import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Crew, startCrew } from './support/crew.ts'
import { openDbos } from './support/dbos.ts'
import type { Engine } from './support/engine.ts'
import { EXPECTED } from './support/expected.ts'
import { openRose } from './support/rose.ts'
import { SCENARIOS, type ScenarioName } from './support/scenarios.ts'

const NAMES = Object.keys(SCENARIOS) as ScenarioName[]

describe.each([
  ['rose', openRose],
  ['dbos', openDbos],
] as const)('%s', (name, open) => {
  let engine: Engine
  let crew: Crew

  beforeAll(async () => {
    engine = await open()
    crew = await startCrew(engine)
  })
  afterAll(async () => {
    crew?.end()
    await engine?.close()
  })

  test.each(NAMES)(
    '%s',
    async (scenario) => {
      expect(await SCENARIOS[scenario](engine, crew)).toEqual(EXPECTED[scenario][name])
    },
    180_000,
  )
})
