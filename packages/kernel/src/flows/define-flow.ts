import type { ServerContext } from '@rose-ash/server/context/server-context'
import type { z } from 'zod'
import type { Flow, FlowIdentity, FlowLimit, Step } from './flow.ts'

export interface FlowDefinition<Input extends z.ZodType, Ctx> {
  readonly name: string
  readonly version: number
  readonly input: Input
  readonly limit?: FlowLimit<keyof z.input<Input> & string>
  run(step: Step, input: z.output<Input>, ctx: Ctx, instance: FlowIdentity): Promise<unknown>
}

/**
 * Declares a durable flow. `run` is replayed from its beginning after every wait, restart or crash, so outside steps its code must be
 * deterministic: no clock, no random values, no database, no network. The input is parsed before it runs.
 */
export function defineFlow<Input extends z.ZodType, Ctx = ServerContext>(
  definition: FlowDefinition<Input, Ctx>,
): Flow<Ctx> {
  const { name, version, input, limit } = definition
  return {
    name,
    version,
    input,
    limit,
    run: (step, given, ctx, instance) => definition.run(step, given as z.output<Input>, ctx, instance),
  }
}
