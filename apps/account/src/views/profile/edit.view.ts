import { faceOf } from '@rose-ash/server/views/format/face-of'
import { type BaseConfig, publicOrigin, publicUrl } from '@rose-ash/shared/config/base-config'

interface Profile {
  readonly name: string
  readonly email: string
  readonly handle: string | null
  readonly bio?: string
  readonly avatarUrl?: string | null
  readonly isFederated?: boolean
}

/** The profile form, with the public address when the profile is public. */
export function profileView(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>, profile: Profile) {
  const { avatarUrl, handle, isFederated } = profile
  return {
    profile,
    face: faceOf(profile),
    hasPicture: Boolean(avatarUrl),
    publicly: isFederated &&
      handle && {
        handle: `@${handle}@${new URL(publicOrigin(config, 'federation')).host}`,
        href: publicUrl(config, 'federation', `/@${handle.toLowerCase()}`),
      },
  }
}

/** The same form with error messages. It tells the member to choose the file again, since browsers do not keep it. */
export function withErrors<View extends object>(
  view: View,
  errors: Readonly<Record<string, string>>,
  { lostPicture }: { readonly lostPicture: boolean },
) {
  const again = lostPicture && !errors.picture ? { picture: 'Choose your picture once more: it is not saved yet.' } : {}
  return { ...view, publicly: undefined, errors: { ...errors, ...again } }
}
