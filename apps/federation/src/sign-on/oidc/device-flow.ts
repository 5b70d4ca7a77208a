import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { OIDC_PATHS } from '@rose-ash/shared/addresses/issuer'
import { describeUserAgent } from '@rose-ash/shared/audience/describe-user-agent'
import type { Request } from 'express'
import type { Client, Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { DEVICE_REFUSALS } from '../views/device/device-refusals.ts'
import { TITLES } from '../views/page-titles.ts'
import { formOf } from './provider-form.ts'

type DeviceFlow = NonNullable<NonNullable<Configuration['features']>['deviceFlow']>

/** Where a device asked from, as the member is told. */
interface DeviceInfo {
  readonly network?: string
  readonly program?: string
}

const PAGE = { place: 'account', noindex: true, width: 'read' } as const

/**
 * The device flow (RFC 8628): a device without a browser shows a code, which its owner types in here. Nobody can be led here with the
 * code filled in (5.4, remote phishing): it is typed by hand, and the page says what asks, and from where.
 */
export function deviceFlow({ views }: Pick<SharedContext, 'views'>): DeviceFlow {
  return {
    enabled: true,
    deviceInfo: ({ req }) => {
      const { ip = '', headers } = req as unknown as Request
      return { network: ip, program: describeUserAgent(headers['user-agent']) }
    },
    async userCodeInputSource(ctx, form, _out, error) {
      const isOver = error?.name === 'AbortedError'
      const refusal = error && (DEVICE_REFUSALS[error.name] ?? DEVICE_REFUSALS.otherwise)
      if (refusal && !isOver && ctx.status === 200) ctx.status = 422
      const model = {
        ...formOf(form),
        code: '',
        error: isOver ? undefined : refusal,
        said: isOver ? refusal : undefined,
      }
      show(ctx, 'device/code', model, TITLES.connectADevice)
    },
    async userCodeConfirmSource(ctx, form, client, info, userCode) {
      const { network, program } = info as DeviceInfo
      const model = { ...formOf(form), name: nameOf(client), network, program, userCode }
      show(ctx, 'device/confirm', { ...model, title: TITLES.connect(model.name) }, TITLES.connectADevice)
    },
    async successSource(ctx) {
      show(ctx, 'device/done', { name: nameOf(ctx.oidc.client!) }, TITLES.deviceGoesOn)
    },
  }

  function show(ctx: KoaContextWithOIDC, template: string, model: object, title: string): void {
    ctx.type = 'html'
    ctx.body = views.render(template, model, { ...PAGE, title })
  }
}

const nameOf = ({ clientName, clientId }: Client) => clientName ?? clientId

/** Makes the code be typed by hand: leaves out the address that has it, and forgets one in an address. */
export async function typeCodeByHand(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  if (ctx.path === OIDC_PATHS.codeVerification && ctx.method === 'GET') ctx.querystring = ''
  await next()
  if (ctx.path === OIDC_PATHS.deviceAuthorization && ctx.status === 200)
    delete (ctx.body as { verification_uri_complete?: string }).verification_uri_complete
}
