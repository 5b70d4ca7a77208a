import { beforeEach, describe, expect, test } from '@jest/globals'
import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import { registerFlows } from '@rose-ash/kernel/flows/register-flows'
import { replayFlow } from '@rose-ash/kernel/flows/runner/replay-flow'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { countHalts, shownHalts } from './count-halts.ts'
import { ANYTHING, EXHIBITS, type Exhibit, readExhibit, readFlows } from './exhibit.ts'
import { hang } from './hang.ts'
import { exhibitName, type Piece, readPieces, type Stage } from './piece.ts'
import { wake } from './wake.ts'

const flows = await readFlows()
const pieces = await readPieces()
beforeEach(resetStores)

const asRecorded = ({ version, input, steps }: Exhibit) => ({
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  version,
  input,
  steps: steps.map((step) => ({ flowId: '', result: null, error: null, attempts: 0, ...step })) as never,
})

/** Anything for a field that the day decides. */
const asExpected = (output: unknown) =>
  JSON.parse(JSON.stringify(output), (_key, value) => (value === ANYTHING ? expect.anything() : value))

/** Works with an exhibit as it lies in a database of today, with rows of today in the place of its placeholders. */
async function withExhibit(file: string, work: (exhibit: Exhibit, piece: Piece, stage: Stage) => Promise<void>) {
  const found = pieces.flatMap((piece) => piece.halts.map((halt) => ({ piece, halt })))
  const { piece, halt } = found.find(({ piece, halt }) => exhibitName(piece, halt) === file) ?? {}
  if (!piece || !halt) throw new Error(`tests/museum/pieces does not say how ${file} is resumed`)
  const stage = await piece.open()
  try {
    await work(readExhibit(file, await halt.remake?.(stage)), piece, stage)
  } finally {
    await stage.close()
  }
}

describe('the museum of suspended instances', () => {
  test('says of every flow how its instances come to their halts', () => {
    const described = pieces.map(({ flow }) => flow.name)
    expect(flows.map(({ name }) => name).filter((name) => !described.includes(name))).toEqual([])
  })

  test('has an exhibit of every halt that is described, and of every flow’s present version: if not, `pnpm museum` makes it', () => {
    const wanted = pieces.flatMap((piece) => piece.halts.map((halt) => exhibitName(piece, halt)))
    expect(wanted.filter((name) => !EXHIBITS.includes(name))).toEqual([])
    const shown = EXHIBITS.map((name) => readExhibit(name)).map(({ flow, version }) => `${flow} ${version}`)
    expect(flows.map(({ name, version }) => `${name} ${version}`).filter((flow) => !shown.includes(flow))).toEqual([])
  })

  test.each(flows)('shows $name at each of its waits and sleeps', ({ name, version }) => {
    const own = EXHIBITS.map((file) => readExhibit(file)).filter(
      (exhibit) => exhibit.flow === name && exhibit.version === version,
    )
    expect(shownHalts(own).size).toBeGreaterThanOrEqual(countHalts(name))
  })

  test.each(EXHIBITS)('%s: today’s code asks for the steps that were recorded', (name) =>
    withExhibit(name, async (exhibit, { flow }) => {
      expect(await replayFlow(flow, asRecorded(exhibit))).toBeUndefined()
    }),
  )

  test.each(EXHIBITS)('%s: is resumed and ends as it did when it was made', (name) =>
    withExhibit(name, async (exhibit, { flow }, { ctx }) => {
      await registerFlows(ctx, [flow])
      const id = await hang(ctx, exhibit)
      const end = await wake(ctx, id, { flow, signal: exhibit.signal })
      expect(end).toMatchObject({ status: 'completed', output: asExpected(exhibit.output) })
    }),
  )
})

describe('an incompatible change of a flow is named by its step', () => {
  const changed = (run: Parameters<typeof defineFlow>[0]['run']) =>
    defineFlow({ name: 'publish-digest', version: 1, input: z.looseObject({}), run: run as never })
  const exhibit = asRecorded(readExhibit('publish-digest.v1.approval.json'))

  test('a step with another name', async () => {
    const renamed = changed(async (step) => step.tx('collect posts', async () => null))
    expect(await replayFlow(renamed, exhibit)).toMatchObject({ step: 'tx "gather posts"' })
  })

  test('a new step in the middle', async () => {
    const grown = changed(async (step) => {
      await step.tx('gather posts', async () => null)
      await step.tx('tell somebody', async () => null)
      await step.waitFor('approval')
    })
    expect(await replayFlow(grown, exhibit)).toMatchObject({ step: 'wait "approval"' })
  })

  test('a step that is gone', async () => {
    const shrunk = changed(async (step) => step.tx('gather posts', async () => null))
    expect(await replayFlow(shrunk, exhibit)).toMatchObject({ step: 'wait "approval"' })
  })
})
