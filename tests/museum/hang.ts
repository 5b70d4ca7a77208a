import { randomUUID } from 'node:crypto'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import type { Exhibit } from './exhibit.ts'

/** Puts an exhibit into today's database; the id of the instance. */
export async function hang({ db }: SharedContext, exhibit: Exhibit): Promise<string> {
  const { flow: name, version, input, state, steps } = exhibit
  const id = randomUUID()
  const status = state === 'suspended' ? 'suspended' : 'running'
  await db.flowInstance.create({
    data: { id, name, version, input, originApp: 'blog', status, wakeAt: null, epoch: 1 },
  })
  for (const { result, error, ...step } of steps) {
    const values = { ...(result !== undefined && { result }), ...(error !== undefined && { error }) } as object
    await db.flowStep.create({ data: { flowId: id, epoch: 1, ...step, ...values } })
  }
  return id
}
