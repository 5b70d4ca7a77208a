/** The sealing purpose of applications' client secrets. */
export const CLIENT_SECRET_PURPOSE = 'oidc-client'
