/** Tokens as the usual identity servers make them. */
import { expect, test } from 'vitest'
import { matched, T, verdictOn } from './test-verdict.ts'

type Case = readonly [name: string, verdict: () => readonly string[], reads: readonly string[]]

const cases: readonly Case[] = [
  [
    'Keycloak, access token',
    () =>
      verdictOn({
        exp: T + 300,
        iat: T,
        iss: 'https://login.example.com/realms/people',
        aud: 'account',
        sub: 'f:1:anna',
        typ: 'Bearer',
        azp: 'shop',
        preferred_username: 'anna',
        scope: 'openid email profile',
        realm_access: { roles: ['offline_access', 'uma_authorization'] },
        resource_access: { account: { roles: ['manage-account', 'view-profile'] } },
      }),
    [
      'good',
      'Good for 5 more minutes, for account, as anna.',
      'whom: Made for the program shop.',
      'issuer: Says that it was made by Keycloak at login.example.com, realm people.',
      'may: It is an access token, made to be sent to an API.',
      'may: May be used for (scope): openid, email and profile.',
      'may: Roles: offline_access and uma_authorization.',
      'may: Roles in account: manage-account and view-profile.',
    ],
  ],
  [
    'Keycloak, refresh token',
    () =>
      verdictOn({
        exp: T + 1800,
        iat: T,
        iss: 'https://login.example.com/auth/realms/two%20words',
        aud: 'https://login.example.com/auth/realms/two%20words',
        sub: '8d0f9a30-6a5e-4a3f-9e0a-0f0e6f8b8a11',
        typ: 'Refresh',
        azp: 'shop',
        scope: 'openid',
      }),
    [
      'good',
      'Good for 30 more minutes, for login.example.com/auth/realms/two%20words, as the account 8d0f9a30-6a5e-4a3f-9e0a-0f0e6f8b8a11.',
      'whom: Made for the program shop.',
      'issuer: Says that it was made by Keycloak at login.example.com, realm “two words”.',
      'may: It is a refresh token: it only serves to get new tokens and is not made to be sent to an API.',
      'may: May be used for (scope): openid.',
    ],
  ],
  [
    'Keycloak, offline token',
    () => verdictOn({ iat: T, typ: 'Offline', iss: 'https://login.example.com/realms/people' }),
    [
      'unknown',
      'Does not say when it ends.',
      'issuer: Says that it was made by Keycloak at login.example.com, realm people.',
      'may: It is a refresh token: it only serves to get new tokens and is not made to be sent to an API.',
    ],
  ],
  [
    'Keycloak, a program for itself',
    () =>
      verdictOn({
        exp: T + 300,
        iat: T,
        typ: 'Bearer',
        azp: 'reports',
        preferred_username: 'service-account-reports',
        clientId: 'reports',
      }),
    [
      'good',
      'Good for 5 more minutes, as the program reports.',
      'may: It is an access token, made to be sent to an API.',
    ],
  ],
  [
    'Microsoft Entra ID, access token v1',
    () =>
      verdictOn({
        exp: T + 3600,
        iat: T,
        nbf: T,
        aud: 'https://graph.microsoft.com',
        iss: 'https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/',
        appid: '1b730954-1685-4b74-9bfd-dac224a7b894',
        app_displayname: 'Reports',
        oid: 'a',
        tid: 'b',
        upn: 'anna@example.com',
        scp: 'User.Read Mail.Send',
        ver: '1.0',
      }),
    [
      'good',
      'Good for 1 more hour, for Microsoft Graph, as anna@example.com.',
      'whom: Made for the program Reports.',
      'issuer: Says that it was made by Microsoft Entra ID, tenant 72f988bf-86f1-41af-91ab-2d7cd011db47.',
      'may: May be used for (scope): User.Read and Mail.Send.',
    ],
  ],
  [
    'Microsoft Entra ID, access token v2',
    () =>
      verdictOn({
        exp: T + 3600,
        iat: T,
        nbf: T,
        aud: '6e74172b-be56-4843-9ff4-e66a39bb12e3',
        iss: 'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0',
        azp: 'shop',
        azpacr: '0',
        preferred_username: 'anna@example.com',
        oid: 'a',
        tid: 'b',
        scp: 'access_as_user',
        ver: '2.0',
      }),
    [
      'good',
      'Good for 1 more hour, for 6e74172b-be56-4843-9ff4-e66a39bb12e3, as anna@example.com.',
      'whom: Made for the program shop.',
      'issuer: Says that it was made by Microsoft Entra ID, tenant 72f988bf-86f1-41af-91ab-2d7cd011db47.',
      'may: May be used for (scope): access_as_user.',
    ],
  ],
  [
    'Microsoft Entra ID, a program for itself',
    () =>
      verdictOn({
        exp: T + 3600,
        iat: T,
        aud: 'api://orders',
        appid: '1b730954',
        oid: 'c1',
        sub: 'c1',
        tid: 'b',
        roles: ['Orders.Read.All'],
      }),
    ['good', 'Good for 1 more hour, for api://orders, as the program 1b730954.', 'may: Roles: Orders.Read.All.'],
  ],
  [
    'Microsoft Entra ID, a program that is marked',
    () =>
      verdictOn({
        exp: T + 3600,
        appid: '1b730954',
        sub: 'x',
        idtyp: 'app',
        aud: '00000003-0000-0000-c000-000000000000',
      }),
    ['good', 'Good for 1 more hour, for Microsoft Graph, as the program 1b730954.'],
  ],
  [
    'Microsoft Entra ID, ID token',
    () =>
      verdictOn({
        exp: T + 3600,
        aud: '6e74172b',
        iss: 'https://login.microsoftonline.com/common/v2.0',
        name: 'Anna',
        nonce: 'n',
        sub: 'AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ',
        groups: ['g1', 'g2'],
      }),
    [
      'good',
      'Good for 1 more hour, for the program 6e74172b, as Anna.',
      'issuer: Says that it was made by Microsoft Entra ID, tenant common.',
      'may: It is an ID token: it says who signed in and is not made to be sent to an API.',
      'may: Groups: g1 and g2.',
    ],
  ],
  [
    'Auth0, access token',
    () =>
      verdictOn(
        {
          exp: T + 86400,
          iat: T,
          iss: 'https://example.eu.auth0.com/',
          sub: 'auth0|5f7c8ec7c33c6c004bbafe82',
          aud: ['https://api.example.com', 'https://example.eu.auth0.com/userinfo'],
          azp: 'my_client_id',
          scope: 'openid read:users',
          permissions: ['read:users', 'update:users'],
        },
        {},
        { alg: 'RS256', typ: 'at+jwt' },
      ),
    [
      'good',
      'Good for 1 more day, for api.example.com and example.eu.auth0.com/userinfo, as the account auth0|5f7c8ec7c33c6c004bbafe82.',
      'whom: Made for the program my_client_id.',
      'issuer: Says that it was made by Auth0 at example.eu.auth0.com.',
      'may: It is an access token, made to be sent to an API.',
      'may: May be used for (scope): openid and read:users.',
      'may: Permissions: read:users and update:users.',
    ],
  ],
  [
    'Auth0, a program for itself',
    () =>
      verdictOn({
        exp: T + 86400,
        iat: T,
        iss: 'https://example.auth0.com/',
        sub: 'abc@clients',
        aud: 'https://api.example.com',
        gty: 'client-credentials',
        scope: 'read:users update:users',
      }),
    [
      'good',
      'Good for 1 more day, for api.example.com, as the program abc, may read users and update users.',
      'issuer: Says that it was made by Auth0 at example.auth0.com.',
    ],
  ],
  [
    'Auth0, a program for itself, named',
    () => verdictOn({ exp: T + 86400, azp: 'abc', sub: 'abc2', gty: 'client-credentials' }),
    ['good', 'Good for 1 more day, as the program abc.'],
  ],
  [
    'Okta, access token',
    () =>
      verdictOn({
        ver: 1,
        jti: 'AT.x',
        iss: 'https://dev-1.okta.com/oauth2/default',
        aud: 'api://default',
        iat: T,
        exp: T + 3600,
        cid: '0oa1',
        uid: '00u1',
        scp: ['openid', 'orders.read'],
        sub: 'anna@example.com',
      }),
    [
      'good',
      'Good for 1 more hour, for api://default, as anna@example.com.',
      'whom: Made for the program 0oa1.',
      'issuer: Says that it was made by Okta at dev-1.okta.com.',
      'may: May be used for (scope): openid and orders.read.',
    ],
  ],
  [
    'Okta, a program for itself',
    () =>
      verdictOn({
        iss: 'https://dev-1.oktapreview.com/oauth2/default',
        aud: 'api://default',
        iat: T,
        exp: T + 3600,
        cid: '0oa1',
        scp: ['orders'],
        sub: '0oa1',
      }),
    [
      'good',
      'Good for 1 more hour, for api://default, as the program 0oa1.',
      'issuer: Says that it was made by Okta at dev-1.oktapreview.com.',
      'may: May be used for (scope): orders.',
    ],
  ],
  [
    'Amazon Cognito, access token',
    () =>
      verdictOn({
        sub: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
        'cognito:groups': ['admin'],
        iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_example',
        client_id: 'xxxx',
        token_use: 'access',
        scope: 'aws.cognito.signin.user.admin',
        exp: T + 3600,
        iat: T,
        username: 'anna',
      }),
    [
      'good',
      'Good for 1 more hour, as anna.',
      'whom: Made for the program xxxx.',
      'issuer: Says that it was made by Amazon Cognito, user pool us-east-1_example.',
      'may: It is an access token, made to be sent to an API.',
      'may: May be used for (scope): aws.cognito.signin.user.admin.',
      'may: Groups: admin.',
    ],
  ],
  [
    'Amazon Cognito, ID token',
    () =>
      verdictOn({
        aud: 'xxxx',
        email: 'anna@example.com',
        'cognito:username': 'anna',
        iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_example',
        token_use: 'id',
        exp: T + 3600,
        iat: T,
      }),
    [
      'good',
      'Good for 1 more hour, for the program xxxx, as anna.',
      'issuer: Says that it was made by Amazon Cognito, user pool us-east-1_example.',
      'may: It is an ID token: it says who signed in and is not made to be sent to an API.',
    ],
  ],
  [
    'Google, ID token',
    () =>
      verdictOn({
        iss: 'accounts.google.com',
        azp: '1.apps.googleusercontent.com',
        aud: '1.apps.googleusercontent.com',
        sub: '110169484474386276334',
        hd: 'example.com',
        email: 'anna@example.com',
        at_hash: 'HK6E_P6Dh8Y93mRNtsDB1Q',
        iat: T,
        exp: T + 3600,
      }),
    [
      'good',
      'Good for 1 more hour, for the program 1.apps.googleusercontent.com, as anna@example.com.',
      'issuer: Says that it was made by Google.',
      'may: It is an ID token: it says who signed in and is not made to be sent to an API.',
    ],
  ],
  [
    'Firebase, ID token',
    () =>
      verdictOn({
        iss: 'https://securetoken.google.com/my-project',
        aud: 'my-project',
        user_id: 'u1',
        sub: 'u1',
        iat: T,
        exp: T + 3600,
        firebase: { sign_in_provider: 'password' },
      }),
    [
      'good',
      'Good for 1 more hour, for my-project, as u1.',
      'issuer: Says that it was made by Firebase, project my-project.',
    ],
  ],
  [
    'Oracle, access token',
    () =>
      verdictOn({
        tok_type: 'AT',
        iss: 'https://identity.oraclecloud.com/',
        sub: 'anna@example.com',
        sub_type: 'user',
        client_name: 'Orders',
        client_id: 'c1',
        aud: 'https://orders.example.com',
        scope: 'orders',
        iat: T,
        exp: T + 3600,
        user_tenantname: 'example',
      }),
    [
      'good',
      'Good for 1 more hour, for orders.example.com, as anna@example.com.',
      'whom: Made for the program Orders.',
      'issuer: Says that it was made by Oracle.',
      'may: It is an access token, made to be sent to an API.',
      'may: May be used for (scope): orders.',
    ],
  ],
  [
    'Oracle, a program for itself',
    () =>
      verdictOn({
        tok_type: 'AT',
        iss: 'https://idcs-1.identity.oraclecloud.com/',
        sub: 'c1x',
        sub_type: 'client',
        client_name: 'Orders',
        client_id: 'c1',
        iat: T,
        exp: T + 3600,
      }),
    [
      'good',
      'Good for 1 more hour, as the program Orders.',
      'issuer: Says that it was made by Oracle.',
      'may: It is an access token, made to be sent to an API.',
    ],
  ],
  [
    'Oracle, ID token',
    () =>
      verdictOn({
        tok_type: 'IT',
        iss: 'https://identity.oraclecloud.com/',
        sub: 'anna',
        aud: ['c1', 'https://identity.oraclecloud.com/'],
        user_displayname: 'Anna',
        exp: T + 3600,
      }),
    [
      'good',
      'Good for 1 more hour, for c1 and identity.oraclecloud.com, as Anna.',
      'issuer: Says that it was made by Oracle.',
      'may: It is an ID token: it says who signed in and is not made to be sent to an API.',
    ],
  ],
  [
    'Spring, refresh token',
    () =>
      verdictOn({
        user_name: 'campjo',
        scope: ['browse', 'download'],
        ati: '5f1d',
        exp: T + 3600,
        authorities: ['ROLE_USER'],
        jti: 'x',
        client_id: 'immport',
      }),
    [
      'good',
      'Good for 1 more hour, as campjo, may browse and download.',
      'whom: Made for the program immport.',
      'may: It is a refresh token: it only serves to get new tokens and is not made to be sent to an API.',
      'may: Roles: user.',
    ],
  ],
  [
    'Kubernetes',
    () =>
      verdictOn({
        aud: ['https://kubernetes.default.svc'],
        exp: T + 3600,
        iat: T,
        iss: 'https://kubernetes.default.svc',
        'kubernetes.io': { namespace: 'default' },
        sub: 'system:serviceaccount:default:builder',
      }),
    [
      'good',
      'Good for 1 more hour, for the Kubernetes cluster, as the service account builder in default.',
      'issuer: Says that it was made by a Kubernetes cluster.',
    ],
  ],
  [
    'Kubernetes, as it was',
    () => verdictOn({ iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:default:builder' }),
    [
      'unknown',
      'As the service account builder in default; does not say when it ends.',
      'issuer: Says that it was made by a Kubernetes cluster.',
    ],
  ],
  [
    'GitHub Actions',
    () =>
      verdictOn({
        iss: 'https://token.actions.githubusercontent.com',
        aud: 'https://github.com/octo',
        sub: 'repo:octo/app:ref:refs/heads/main',
        repository: 'octo/app',
        ref: 'refs/heads/main',
        workflow: 'Deploy',
        iat: T,
        exp: T + 300,
      }),
    [
      'good',
      'Good for 5 more minutes, for github.com/octo, as a job of the repository octo/app on main.',
      'issuer: Says that it was made by GitHub Actions.',
    ],
  ],
  [
    'GitHub Actions, without a branch',
    () => verdictOn({ repository: 'octo/app', workflow: 'Deploy', exp: T + 300 }),
    ['good', 'Good for 5 more minutes, as a job of the repository octo/app.'],
  ],
  [
    'GitLab CI',
    () =>
      verdictOn({
        iss: 'https://gitlab.com',
        aud: 'https://vault.example.com',
        sub: 'project_path:group/app:ref_type:branch:ref:main',
        project_path: 'group/app',
        pipeline_id: '1',
        user_login: 'anna',
        iat: T,
        exp: T + 300,
      }),
    [
      'good',
      'Good for 5 more minutes, for vault.example.com, as a job of the project group/app.',
      'issuer: Says that it was made by GitLab.',
    ],
  ],
  [
    'Apple, ID token',
    () => verdictOn({ iss: 'https://appleid.apple.com', aud: 'com.example.app', sub: '001', nonce: 'n', exp: T + 300 }),
    [
      'good',
      'Good for 5 more minutes, for the program com.example.app, as the account 001.',
      'issuer: Says that it was made by Apple.',
      'may: It is an ID token: it says who signed in and is not made to be sent to an API.',
    ],
  ],
  [
    'Salesforce',
    () => verdictOn({ iss: 'https://login.salesforce.com', sub: 'anna', exp: T + 300 }),
    ['good', 'Good for 5 more minutes, as anna.', 'issuer: Says that it was made by Salesforce.'],
  ],
  [
    'an issuer that is only an address',
    () => verdictOn({ iss: 'https://login.example.com/oauth/v2/', exp: T + 300 }),
    ['good', 'Good for 5 more minutes.', 'issuer: Says that it was made by login.example.com/oauth/v2.'],
  ],
  [
    'an issuer that is a word',
    () => verdictOn({ iss: 'my server', exp: T + 300 }),
    ['good', 'Good for 5 more minutes.', 'issuer: Says that it was made by “my server”.'],
  ],
  [
    'an issuer that is a broken address',
    () => verdictOn({ iss: 'https://', exp: T + 300 }),
    ['good', 'Good for 5 more minutes.', 'issuer: Says that it was made by https://.'],
  ],
  [
    'an issuer whose path is badly written',
    () => verdictOn({ iss: 'https://login.example.com/realms/%E0%A4%A', exp: T + 300 }),
    [
      'good',
      'Good for 5 more minutes.',
      'issuer: Says that it was made by Keycloak at login.example.com, realm %E0%A4%A.',
    ],
  ],
  [
    'an issuer that is proven',
    () => verdictOn({ iss: 'https://login.example.com/realms/people', exp: T + 300 }, { check: matched() }),
    [
      'good',
      'Good for 5 more minutes.',
      'issuer: Made by Keycloak at login.example.com, realm people.',
      'signature: Signed with RS256; the signature matches the key “key-1” of login.example.com.',
    ],
  ],
  [
    'a token made here',
    () =>
      verdictOn(
        { iss: 'https://login.example.com/realms/people', exp: T + 300 },
        {},
        { alg: 'ES256', kid: 'hallpass-made-1' },
      ),
    [
      'good',
      'Good for 5 more minutes.',
      'issuer: Made in Hallpass for a test, not by a server.',
      'signature: Made in Hallpass for a test, signed with ES256; signature not checked yet.',
    ],
  ],
]

test.each(cases)('%s', (_name, verdict, reads) => {
  expect(verdict()).toEqual(reads)
})
