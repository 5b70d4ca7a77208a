import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'

/** `{{appUrl 'market' '/products/x'}}`: the absolute public address of a path in an app. Throws on a name that is not an app. */
export function createAppUrlHelper(origins: Readonly<Record<AppName, string>>) {
  return (app: string, path?: unknown) => {
    if (!APP_NAMES.includes(app as AppName)) throw new Error(`appUrl: "${app}" is not an app`)
    return origins[app as AppName] + (typeof path === 'string' ? path : '/')
  }
}
