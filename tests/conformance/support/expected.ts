import type { Engine } from './engine.ts'
import type { ScenarioName, Seen } from './scenarios.ts'

type Expected = Readonly<Record<Engine['name'], Seen>>

/** The results that both engines must give. */
const both = (seen: Seen): Expected => ({ rose: seen, dbos: seen })

/** The right answers. Where the engines differ, each does what its documentation says, and the line above says what that is. */
export const EXPECTED: Readonly<Record<ScenarioName, Expected>> = {
  'a signal before the wait': both({ status: 'completed', output: 'early', notes: ['asked', 'was told early'] }),
  'a signal while it waits': both({ status: 'completed', output: 'yes', notes: ['asked', 'was told yes'] }),
  'two signals of one topic': both({ status: 'completed', output: [1, 2], notes: [] }),
  'two topics, sent in the other order': both({ status: 'completed', output: [2, 1], notes: [] }),
  'the same signal sent twice with one key': both({ status: 'completed', output: [1, 2], notes: [] }),
  'the same start twice with one key': both({
    status: 'completed',
    output: 'once',
    notes: ['asked', 'was told once'],
    instances: 1,
  }),
  'nobody answers in time': both({ status: 'completed', output: 'timed out', notes: ['gave up'] }),
  'signals racing the end of a wait': both({ answersThatArrived: 12 }),
  // Ours refuses a signal that nobody will take; DBOS keeps a message for any workflow that it knows.
  'cancelled while it waits, then signalled': {
    rose: { status: 'cancelled', output: null, notes: ['asked'], isSignalTaken: false },
    dbos: { status: 'cancelled', output: null, notes: ['asked'], isSignalTaken: true },
  },
  'cancelled in the middle of a step': both({ status: 'cancelled', output: null, notes: ['begun', 'done'] }),
  'a fork from a step': both({
    status: 'completed',
    output: 'fork',
    notes: ['was told fork'],
    original: 'open',
    notesOfOriginal: ['asked'],
  }),
  'a worker that is frozen past its lease': both({
    status: 'completed',
    output: 'finished',
    notesWhenFrozen: ['begun'],
    notes: ['begun', 'done', 'after'],
  }),
  'a worker that is killed in the middle of a step': both({
    status: 'completed',
    output: 'finished',
    notes: ['begun', 'done', 'after'],
  }),
}
