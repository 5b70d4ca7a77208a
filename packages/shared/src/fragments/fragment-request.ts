import type { z } from 'zod'
import type { SignedInMember } from '../audience/signed-in-member.ts'
import type { FRAGMENTS, FragmentType } from './catalogue.ts'

/** One fragment that a page wants. */
export type FragmentRequest<Type extends FragmentType = FragmentType> = {
  [T in Type]: { readonly type: T; readonly params?: z.input<(typeof FRAGMENTS)[T]['params']> }
}[Type]

/** For whom a page is composed. */
export interface Audience {
  readonly member?: SignedInMember
  /** SHA-256 (hex) of the anonymous cart's token: `hashCartToken(token)`. */
  readonly cartHash?: string
}

/** What the owner's handler is given. `params` went through the catalogue's schema. */
export interface FragmentCall<Type extends FragmentType = FragmentType> extends Audience {
  readonly params: z.output<(typeof FRAGMENTS)[Type]['params']>
  readonly requestId: string
}

/** Makes the HTML of one type: `(ctx, { params, member }) => ctx.views.renderBare('fragments/nav', …)`. */
export type FragmentHandler<Context, Type extends FragmentType> = (
  ctx: Context,
  call: FragmentCall<Type>,
) => string | Promise<string>

/** The handlers of one app, by type. */
export type FragmentHandlers<Context> = { readonly [Type in FragmentType]?: FragmentHandler<Context, Type> }
