/** The claims that each scope gives. The provider and the page for developers both read it here. */
export const CLAIMS_OF_SCOPES = {
  openid: ['sub', 'acr', 'amr', 'auth_time'],
  email: ['email', 'email_verified'],
  profile: ['name', 'preferred_username', 'picture'],
}
