import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import { z } from 'zod'
import { UnknownFlowError } from '../flows/errors.ts'
import type { KernelContext } from '../kernel-context.ts'

/** Checks an input against the shape that the flow's worker registered. Throws UnknownFlowError or ValidationError. */
export async function checkInput({ db }: Pick<KernelContext, 'db'>, name: string, input: unknown): Promise<void> {
  const flow = await db.flowDefinition.findUnique({ where: { name }, select: { inputSchema: true } })
  if (!flow) throw new UnknownFlowError(name)
  const checked = readSchema(flow.inputSchema)?.safeParse(input)
  if (!checked || checked.success) return
  throw new ValidationError(`the input does not fit flow ${name}`, {
    details: z.flattenError(checked.error).fieldErrors,
  })
}

/** Undefined for a shape that cannot be read back: then only the worker checks. */
function readSchema(schema: unknown): z.ZodType | undefined {
  try {
    return schema ? z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]) : undefined
  } catch {
    return undefined
  }
}
