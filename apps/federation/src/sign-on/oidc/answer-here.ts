import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { KoaContextWithOIDC } from 'oidc-provider'

/** An interaction of the provider, with its answer in `result`. */
export type AnsweredInteraction = Awaited<ReturnType<Provider['interactionDetails']>>

const answers = new WeakMap<IncomingMessage, AnsweredInteraction>()

/**
 * Lets the provider continue with an answer in the same request. oidc-provider itself would store the answer, redirect the browser to
 * its `resume` address and read it there: one more round trip, with a proven sign-in in the store meanwhile. `serve` gets the request
 * as if the browser had followed the redirect.
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

/** The answer that belongs to the current request. */
export function answerOf(ctx: KoaContextWithOIDC): AnsweredInteraction | undefined {
  return answers.get(ctx.req)
}

/**
 * Provides the cookie that the provider's `resume` checks. Browsers send it to the `resume` address only; the interaction's cookie,
 * signed in the same way, was checked when the interaction was looked up.
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
