import { setTimeout as pause } from 'node:timers/promises'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import type { Crew } from './crew.ts'
import type { Engine } from './engine.ts'

/** The observable results of a scenario that was run with an engine. */
export type Seen = Readonly<Record<string, unknown>>
export type Scenario = (engine: Engine, crew: Crew) => Promise<Seen>

/** The scenarios, written once for both engines. */
export const SCENARIOS = {
  'a signal before the wait': async (engine) => {
    const id = await engine.start('asking')
    await engine.signal(id, 'answer', 'early')
    return finished(engine, id)
  },
  'a signal while it waits': async (engine) => {
    const id = await engine.start('asking')
    await noted(engine, id, 'asked')
    await engine.signal(id, 'answer', 'yes')
    return finished(engine, id)
  },
  'two signals of one topic': async (engine) => {
    const id = await engine.start('asking twice')
    await engine.signal(id, 'answer', 1)
    await engine.signal(id, 'answer', 2)
    return finished(engine, id)
  },
  'two topics, sent in the other order': async (engine) => {
    const id = await engine.start('asking two topics')
    await engine.signal(id, 'first', 1)
    await engine.signal(id, 'second', 2)
    return finished(engine, id)
  },
  'the same signal sent twice with one key': async (engine) => {
    const id = await engine.start('asking twice')
    await engine.signal(id, 'answer', 1, 'key of 1')
    await engine.signal(id, 'answer', 1, 'key of 1')
    await engine.signal(id, 'answer', 2)
    return finished(engine, id)
  },
  'the same start twice with one key': async (engine) => {
    const key = `start ${engine.name}`
    const ids = [await engine.start('asking', key), await engine.start('asking', key)]
    await engine.signal(ids[0] ?? '', 'answer', 'once')
    return { ...(await finished(engine, ids[0] ?? '')), instances: new Set(ids).size }
  },
  'nobody answers in time': async (engine) => finished(engine, await engine.start('impatient')),
  'signals racing the end of a wait': async (engine) => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => engine.start('asking again')))
    await Promise.all(
      ids.map(async (id, index) => {
        await pause(200 + index * 25)
        await engine.signal(id, 'answer', index)
      }),
    )
    const ends = await Promise.all(ids.map((id) => finished(engine, id)))
    return { answersThatArrived: ends.filter(({ output }, index) => output === index).length }
  },
  'cancelled while it waits, then signalled': async (engine) => {
    const id = await engine.start('asking')
    await noted(engine, id, 'asked')
    await waitUntil('the flow to wait', () => engine.isWaiting(id))
    await engine.cancel(id)
    const isSignalTaken = await engine.signal(id, 'answer', 'too late')
    return { ...(await finished(engine, id)), isSignalTaken }
  },
  'cancelled in the middle of a step': async (engine, crew) => {
    const id = await engine.start('slow')
    await inTheMiddleOf(engine, id, 'done')
    await engine.cancel(id)
    await crew.relieve()
    return finished(engine, id)
  },
  'a fork from a step': async (engine) => {
    const id = await engine.start('asking')
    await noted(engine, id, 'asked')
    const fork = await engine.fork(id, 1)
    await engine.signal(fork, 'answer', 'fork')
    const ofFork = await finished(engine, fork)
    const { status } = await engine.show(id)
    return { ...ofFork, original: status, notesOfOriginal: await engine.notes(id) }
  },
  'a worker that is frozen past its lease': async (engine, crew) => {
    const id = await engine.start('slow')
    await inTheMiddleOf(engine, id, 'done')
    const zombie = crew.freeze()
    const notesWhenFrozen = await engine.notes(id)
    await crew.replace()
    await engine.takeFromLost(id)
    const end = await finished(engine, id)
    await zombie.wake()
    return { ...end, notesWhenFrozen, notes: await engine.notes(id) }
  },
  'a worker that is killed in the middle of a step': async (engine, crew) => {
    const id = await engine.start('slow')
    await inTheMiddleOf(engine, id, 'done')
    await crew.kill()
    await engine.takeFromLost(id)
    return finished(engine, id)
  },
} satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof SCENARIOS

async function noted(engine: Engine, id: string, text: string): Promise<void> {
  await waitUntil(`the note "${text}"`, async () => (await engine.notes(id)).includes(text))
}

async function inTheMiddleOf(engine: Engine, id: string, note: string): Promise<void> {
  await waitUntil(`the step of "${note}"`, () => engine.hasBegun(id, note))
}

async function finished(engine: Engine, id: string) {
  const { status, output } = await waitUntil('the end of the flow', async () => {
    const flow = await engine.show(id)
    return flow.status !== 'open' && flow
  })
  return { status, output, notes: await engine.notes(id) }
}
