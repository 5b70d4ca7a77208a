import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import type { Exhibit, ExhibitStep } from './exhibit.ts'

/** The rows of a waiting instance in the database, as a worker of a later version finds them. */
export async function recordInstance(
  { db }: SharedContext,
  id: string,
): Promise<Pick<Exhibit, 'flow' | 'version' | 'input' | 'state' | 'steps'>> {
  const instance = await db.flowInstance.findUniqueOrThrow({
    where: { id },
    include: { steps: { orderBy: { position: 'asc' } } },
  })
  const { name, version, input, status } = instance
  const state = status === 'suspended' ? 'suspended' : 'interrupted'
  return { flow: name, version, input: input as object, state, steps: instance.steps.map(recordStep) }
}

type StepRow = Awaited<ReturnType<SharedContext['db']['flowStep']['findFirstOrThrow']>>

function recordStep({ position, name, kind, state, result, error, attempts, waitKey }: StepRow): ExhibitStep {
  return {
    position,
    name,
    kind: kind as ExhibitStep['kind'],
    state: state as ExhibitStep['state'],
    ...(result !== null && { result }),
    ...(error !== null && { error }),
    ...(attempts > 0 && { attempts }),
    ...(waitKey !== null && { waitKey }),
  }
}
