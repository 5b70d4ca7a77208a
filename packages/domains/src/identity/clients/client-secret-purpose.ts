/** Under which the secrets of applications are sealed. */
export const CLIENT_SECRET_PURPOSE = 'oidc-client'
