import { z } from 'zod'
import { APP_NAMES, type AppName } from './app-name.ts'

/** What is said of one of the co-op's own applications at the provider. */
const ownClientSchema = z.strictObject(
  { name: z.string('needs a name').min(1, 'needs a name') },
  {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? `${keys} does not belong here; a secret comes from the environment, as <APP>_CLIENT_SECRET`
        : 'needs a line such as { name: Shop }: without it nobody could sign in there',
  },
)

/** The names from before the file declared them, so that a file of that time still holds. */
const UNDECLARED: Record<AppName, z.input<typeof ownClientSchema>> = {
  blog: { name: 'Read' },
  market: { name: 'Shop' },
  events: { name: 'What’s on' },
  federation: { name: 'People' },
  cart: { name: 'Basket' },
  account: { name: 'Me' },
}

/** The co-op's own applications by client id, which is the name of the app. Members are not asked for leave. */
export const ownClientsSchema = z
  .strictObject(
    Object.fromEntries(APP_NAMES.map((app) => [app, ownClientSchema])) as Record<AppName, typeof ownClientSchema>,
    {
      error: ({ code, keys }) =>
        code === 'unrecognized_keys'
          ? `${keys} is no app of the house (${APP_NAMES.join(', ')}); applications of others are registered at the desk`
          : undefined,
    },
  )
  .default(UNDECLARED)

/** Where the secret of a client comes from. */
export function clientSecretVariable<App extends AppName>(app: App): `${Uppercase<App>}_CLIENT_SECRET` {
  return `${app.toUpperCase() as Uppercase<App>}_CLIENT_SECRET`
}
