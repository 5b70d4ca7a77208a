import { expect } from '@jest/globals'
import { z } from 'zod'
import { defineMailbox } from '../../src/mailboxes/define-mailbox.ts'
import { createMailboxRunner } from '../../src/mailboxes/mailbox-runner.ts'
import { sendMessage } from '../../src/mailboxes/send-message.ts'
import { note, readNotes } from './notes.ts'
import type { Prepare } from './play.ts'

const MESSAGES = [1, 2, 3]

/** A mailbox that fails once and passes everything on to another one. */
export const mailboxPlay: Prepare = async (shared, name) => {
  let hasFailed = false
  const mailbox = defineMailbox({
    kind: `sum-${name}`,
    initial: { seen: [] as number[] },
    message: z.object({ add: z.number(), to: z.string().optional() }),
    receive: async (tx, { seen }, { add, to }, _ctx, { name: self, idemKey }) => {
      await note(tx, `${self} ${add}`)
      if (add === 2 && !hasFailed) {
        hasFailed = true
        throw new Error('not at first')
      }
      const replies = to ? [{ to, message: { add }, idemKey: `${idemKey} passed on` }] : []
      return { state: { seen: [...seen, add] }, replies }
    },
  })
  const [a, b] = [`${mailbox.kind}/a`, `${mailbox.kind}/b`]
  for (const add of MESSAGES)
    await sendMessage(shared, null, { to: a, message: { add, to: b }, idemKey: `${name} ${add}` })
  return {
    workerOf: (ctx) => createMailboxRunner(ctx, [mailbox]).round,
    isOver: async () => (await shared.db.mailboxMessage.count({ where: { kind: mailbox.kind, state: 'taken' } })) === 6,
    passTime: () => shared.db.$executeRaw`
      UPDATE mailbox SET due_at = now() WHERE kind = ${mailbox.kind} AND state = 'pending' AND due_at > now()`,
    async assertEnd() {
      const notes = await readNotes(shared.db)
      for (const self of [a, b]) {
        const { state, turns } = await shared.db.mailbox.findUniqueOrThrow({ where: { name: self } })
        expect({ state, turns }).toEqual({ state: { seen: MESSAGES }, turns: 3 })
        expect(notes.filter((text) => text.startsWith(`${self} `))).toEqual(MESSAGES.map((add) => `${self} ${add}`))
      }
    },
  }
}
