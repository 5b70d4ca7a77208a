import type { z } from 'zod'
import type { Audience } from './audience.ts'
import type { FRAGMENTS, FragmentType } from './catalogue.ts'

export type { Audience } from './audience.ts'

/** One fragment that a page requests. */
export type FragmentRequest<Type extends FragmentType = FragmentType> = {
  [T in Type]: { readonly type: T; readonly params?: z.input<(typeof FRAGMENTS)[T]['params']> }
}[Type]

/** The input of the owner's handler. `params` are parsed by the catalogue's schema. */
export interface FragmentCall<Type extends FragmentType = FragmentType> extends Audience {
  readonly params: z.output<(typeof FRAGMENTS)[Type]['params']>
  readonly requestId: string
}

/** Renders the HTML of one type: `(ctx, { params, member }) => ctx.views.renderBare('fragments/nav', …)`. */
export type FragmentHandler<Context, Type extends FragmentType> = (
  ctx: Context,
  call: FragmentCall<Type>,
) => string | Promise<string>

/** The handlers of one app, by type. */
export type FragmentHandlers<Context> = { readonly [Type in FragmentType]?: FragmentHandler<Context, Type> }
