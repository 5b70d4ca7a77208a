import { z } from 'zod'
import { APP_NAMES, type AppName } from './app-name.ts'

/** The settings of one of the co-op's own apps as a client of the provider. */
const ownClientSchema = z.strictObject(
  { name: z.string('needs a name').min(1, 'needs a name') },
  {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? `${keys} does not belong here; a secret comes from the environment, as <APP>_CLIENT_SECRET`
        : 'needs a line such as { name: Shop }: without it nobody could sign in there',
  },
)

/** Defaults, so that a configuration file without `clients` stays valid. */
const UNDECLARED: Record<AppName, z.input<typeof ownClientSchema>> = {
  blog: { name: 'Read' },
  market: { name: 'Shop' },
  events: { name: 'What’s on' },
  federation: { name: 'People' },
  cart: { name: 'Basket' },
  account: { name: 'Me' },
}

/** The co-op's own apps by client id, which is the name of the app. Members are not asked for consent to them. */
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

/** The name of the environment variable that holds an app's client secret. */
export function clientSecretVariable<App extends AppName>(app: App): `${Uppercase<App>}_CLIENT_SECRET` {
  return `${app.toUpperCase() as Uppercase<App>}_CLIENT_SECRET`
}
