import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { KoaContextWithOIDC } from 'oidc-provider'

/** A question of the provider, with its answer in `result`. */
export type AnsweredInteraction = Awaited<ReturnType<Provider['interactionDetails']>>

const answers = new WeakMap<IncomingMessage, AnsweredInteraction>()

/**
 * Lets the provider go on with an answer in the request that brought it. oidc-provider's own way is to keep the answer, to send the
 * browser to its `resume` address and to read it there: one journey more, with a proven sign-in lying in the store in between.
 * `serve` is shown the request as if the browser had followed.
 */
export async function answerHere(
  serve: (req: IncomingMessage, res: ServerResponse) => Promise<void>,
  [req, res]: [IncomingMessage, ServerResponse],
  interaction: AnsweredInteraction,
): Promise<void> {
  answers.set(req, interaction)
  req.method = 'GET'
  req.url = new URL(interaction.returnTo).pathname
  await serve(req, res)
}

/** The answer that came with the request that is being served. */
export function answerOf(ctx: KoaContextWithOIDC): AnsweredInteraction | undefined {
  return answers.get(ctx.req)
}

/**
 * The provider's `resume` wants to see the cookie of the browser that was asked. That cookie is sent to its own address only; the
 * interaction's, signed alike, has been seen when the interaction was looked up.
 */
export function vouchFor(cookieName: string) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    const answer = answerOf(ctx)
    if (answer) {
      const { cookies } = ctx
      const get = cookies.get.bind(cookies)
      cookies.get = (name, options) => (name === cookieName ? answer.uid : get(name, options))
    }
    await next()
  }
}
