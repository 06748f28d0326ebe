/** Answers of logins as real systems give them (values made up), with what is to be found in each. */

/** One answer. `token` and `refresh` are paths; `header` is the token's where the body has none. */
export type RealAnswer = {
  readonly from: string
  readonly document?: unknown
  readonly headers?: readonly { readonly name: string; readonly value: string }[]
  readonly token?: string
  readonly header?: string
  readonly lifetime?: readonly [path: string, unit: 'seconds' | 'milliseconds' | 'instant']
  readonly refresh?: string
  readonly carry?: string
  readonly api?: string
  readonly success?: string
}

/** The instant of all of them: 2026-03-04, noon. */
export const seenAt = Date.UTC(2026, 2, 4, 12)

const seconds = seenAt / 1000
const jwt =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbm4iLCJleHAiOjE3NzI2Mjg4MDB9.bm90LWEtcmVhbC1zaWduYXR1cmUtMDEyMzQ1Njc4OQ'
const otherJwt =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJyZWZyZXNoIiwiZXhwIjoxNzczNjI4ODAwfQ.YW5vdGhlci1zaWduYXR1cmUtMDEyMzQ1Njc4OQ'
const hex = '9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b'
const uuid = '6a1c0d0e-93c3-4a5f-8b1d-0f8c1f2d3e4f'

export const realAnswers: readonly RealAnswer[] = [
  { from: 'Django REST framework', document: { token: hex }, token: 'token' },
  { from: 'dj-rest-auth', document: { key: hex }, token: 'key' },
  { from: 'SimpleJWT', document: { refresh: otherJwt, access: jwt }, token: 'access', refresh: 'refresh' },
  {
    from: 'Djoser with a user',
    document: { auth_token: hex, user: { id: 3, email: 'ann@example.com' } },
    token: 'auth_token',
  },
  {
    from: 'django-rest-knox',
    document: { expiry: '2026-03-04T22:00:00.123456Z', token: hex },
    token: 'token',
    lifetime: ['expiry', 'instant'],
  },
  {
    from: 'Spring Security',
    document: { token: jwt, type: 'Bearer', id: 1, username: 'ann', roles: ['ROLE_USER'] },
    token: 'token',
  },
  {
    from: 'JHipster',
    document: { id_token: jwt },
    token: 'id_token',
  },
  {
    from: 'Laravel Sanctum',
    document: {
      accessToken: { name: 'app', abilities: ['*'], id: 5 },
      plainTextToken: '5|x8YbXh2nGfQpQxvKx1T0mKk3v7N4LhY2sZ0aR9cD',
    },
    token: 'plainTextToken',
  },
  {
    from: 'Laravel jwt-auth',
    document: { access_token: jwt, token_type: 'bearer', expires_in: 3600 },
    token: 'access_token',
    lifetime: ['expires_in', 'seconds'],
  },
  {
    from: 'Strapi',
    document: { jwt, user: { id: 1, username: 'ann', provider: 'local', confirmed: true } },
    token: 'jwt',
  },
  {
    from: 'Directus',
    document: { data: { access_token: jwt, expires: 900_000, refresh_token: 'gmPd8wuf9lY5lZdgQvT1ZsDVXZbd' } },
    token: 'data.access_token',
    lifetime: ['data.expires', 'milliseconds'],
    refresh: 'data.refresh_token',
  },
  {
    from: 'Supabase',
    document: {
      access_token: jwt,
      token_type: 'bearer',
      expires_in: 3600,
      expires_at: seconds + 3600,
      refresh_token: 'aBcDeF123456',
      user: { id: uuid, aud: 'authenticated', confirmation_sent_at: '2026-03-01T00:00:00Z' },
    },
    token: 'access_token',
    lifetime: ['expires_in', 'seconds'],
    refresh: 'refresh_token',
  },
  {
    from: 'Firebase',
    document: {
      kind: 'identitytoolkit#VerifyPasswordResponse',
      localId: 'ZY1rJK0eYLg',
      email: 'ann@example.com',
      idToken: jwt,
      registered: true,
      refreshToken: 'AMf-vBxXhGq1fQ0y0n',
      expiresIn: '3600',
    },
    token: 'idToken',
    lifetime: ['expiresIn', 'seconds'],
    refresh: 'refreshToken',
  },
  {
    from: 'Keycloak',
    document: {
      access_token: jwt,
      expires_in: 300,
      refresh_expires_in: 1800,
      refresh_token: otherJwt,
      token_type: 'Bearer',
      'not-before-policy': 0,
      session_state: uuid,
      scope: 'email profile',
    },
    token: 'access_token',
    lifetime: ['expires_in', 'seconds'],
    refresh: 'refresh_token',
  },
  {
    from: 'Salesforce',
    document: {
      access_token: '00D5g000004x!AQ4AQFvWmM5hJ0Zc9rRk0Hn2LxT8vQ3p',
      instance_url: 'https://example.my.salesforce.com',
      id: 'https://login.salesforce.com/id/00D5g000004x/0055g000001y',
      token_type: 'Bearer',
      issued_at: String(seenAt),
      signature: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0xc=',
    },
    token: 'access_token',
    api: 'instance_url',
  },
  {
    from: 'Salesforce SOAP as JSON',
    document: {
      result: {
        metadataServerUrl: 'https://example.my.salesforce.com/services/Soap/m/60.0',
        sessionId: '00D5g000004x!AQ4AQFvWmM5hJ0Zc9rRk0Hn2LxT8vQ3p',
        serverUrl: 'https://example.my.salesforce.com/services/Soap/u/60.0',
        userInfo: { sessionSecondsValid: 7200, userId: '0055g000001y' },
      },
    },
    token: 'result.sessionId',
    api: 'result.serverUrl',
  },
  {
    from: 'SAP Business One',
    document: {
      'odata.metadata': 'https://a.example/b1s/v1/$metadata#B1Sessions',
      SessionId: uuid,
      Version: '1000190',
      SessionTimeout: 1800,
    },
    token: 'SessionId',
    lifetime: ['SessionTimeout', 'seconds'],
  },
  {
    from: 'SAP XSUAA',
    document: {
      access_token: jwt,
      token_type: 'bearer',
      expires_in: 43199,
      scope: 'uaa.resource',
      jti: uuid.replaceAll('-', ''),
    },
    token: 'access_token',
    lifetime: ['expires_in', 'seconds'],
  },
  {
    from: 'ServiceNow',
    document: {
      access_token: 'P3uN_8hB1b8mYzqvB8GZ4o0PqXw7hQ0a',
      refresh_token: 'kq0s8XQd9B2m1wZb8nVp4rT6yU7iO0pA',
      scope: 'useraccount',
      token_type: 'Bearer',
      expires_in: 1799,
    },
    token: 'access_token',
    lifetime: ['expires_in', 'seconds'],
    refresh: 'refresh_token',
  },
  {
    from: 'Jira session',
    document: {
      session: { name: 'JSESSIONID', value: '6E3487971234567896704A9EB4AE501F' },
      loginInfo: { failedLoginCount: 1, loginCount: 127, previousLoginTime: '2026-03-03T07:46:49.300+0000' },
    },
    token: 'session.value',
  },
  {
    from: 'GitLab',
    document: {
      access_token: 'de6780bc506a0446309bd9362820ba8aed28aa506c71eedbe1c5c4f9dd350e54',
      token_type: 'Bearer',
      expires_in: 7200,
      refresh_token: '8257e65c97202ed1726cf9571600918f3bffb2544b26e00a61df9897668c33a1',
      created_at: 1607635748,
    },
    token: 'access_token',
    lifetime: ['expires_in', 'seconds'],
    refresh: 'refresh_token',
  },
  {
    from: 'Grafana',
    document: { id: 7, name: 'mine', key: 'glsa_yscW25imSKJIuC8zF37RZmnbiDvB05G1_fcaaf58a' },
    token: 'key',
  },
  {
    from: 'Nexus user token',
    document: { nameCode: 'kz9ABcd1', passCode: 'pQ8s7Rt6Uv5W', token: 'NpmToken.3c1f6b2e-0a4d' },
    token: 'token',
  },
  {
    from: 'Artifactory',
    document: {
      token_id: uuid,
      access_token: jwt,
      refresh_token: uuid,
      expires_in: 31_536_000,
      scope: 'applied-permissions/user',
      token_type: 'Bearer',
    },
    token: 'access_token',
    lifetime: ['expires_in', 'seconds'],
    refresh: 'refresh_token',
  },
  {
    from: 'Vault',
    document: {
      request_id: uuid,
      lease_id: '',
      renewable: false,
      lease_duration: 0,
      data: null,
      auth: {
        client_token: 'hvs.CAESIJ8example0123456789abcdefg',
        accessor: '0e9e354a520df04592867394680dbdb3',
        policies: ['default'],
        metadata: { username: 'ann' },
        lease_duration: 2_764_800,
        renewable: true,
      },
    },
    token: 'auth.client_token',
    lifetime: ['auth.lease_duration', 'seconds'],
  },
  {
    from: 'Kubernetes TokenRequest',
    document: {
      kind: 'TokenRequest',
      apiVersion: 'authentication.k8s.io/v1',
      metadata: { name: 'robot', namespace: 'default', uid: uuid },
      spec: { audiences: ['https://kubernetes.default.svc'], expirationSeconds: 3600 },
      status: { token: jwt, expirationTimestamp: '2026-03-04T13:00:00Z' },
    },
    token: 'status.token',
    lifetime: ['status.expirationTimestamp', 'instant'],
  },
  {
    from: 'PocketBase',
    document: { token: jwt, record: { id: 'abc123def456ghi', collectionName: 'users', verified: true } },
    token: 'token',
  },
  {
    from: 'Appwrite',
    document: {
      $id: '5e5ea5c16897e',
      userId: '5e5bb8c16897e',
      expire: '2027-03-04T12:00:00.000+00:00',
      provider: 'email',
      providerAccessToken: '',
      secret: '5e5bb8c16897e0123456789abcdef0123456789abcdef',
    },
    token: 'secret',
    lifetime: ['expire', 'instant'],
  },
  {
    from: 'Odoo JSON-RPC',
    document: {
      jsonrpc: '2.0',
      id: null,
      result: {
        uid: 2,
        is_system: true,
        db: 'shop',
        session_id: '3f1d8c2b7a6e5f4d3c2b1a0f9e8d7c6b5a4f3e2d',
        'web.base.url': 'https://shop.example.com',
      },
    },
    token: 'result.session_id',
  },
  {
    from: 'Tableau as JSON',
    document: {
      credentials: {
        site: { id: uuid, contentUrl: 'mine' },
        user: { id: uuid },
        token: 'HvZMqFFfQQmOM4L-AZNIQA|5fI6T54OPK1Gn1p4w0RtHv6EkojWRTwq',
        estimatedTimeToExpiration: '240:00:00',
      },
    },
    token: 'credentials.token',
  },
  {
    from: 'Keystone (OpenStack)',
    document: {
      token: { methods: ['password'], expires_at: '2026-03-04T13:00:00.000000Z', user: { name: 'ann', id: hex } },
    },
    headers: [{ name: 'x-subject-token', value: 'gAAAAABexample0123456789' }],
    header: 'x-subject-token',
    lifetime: ['token.expires_at', 'instant'],
  },
  {
    from: 'Spring with a header',
    headers: [{ name: 'authorization', value: `Bearer ${jwt}` }],
    header: 'authorization',
  },
  {
    from: 'devise-jwt',
    document: { message: 'Logged in.', data: { id: 1 } },
    headers: [{ name: 'authorization', value: `Bearer ${jwt}` }],
    header: 'authorization',
  },
  {
    from: 'Infoworks',
    document: { result: { authentication_token: jwt, created_at: '2026-03-04T12:00:00Z' } },
    token: 'result.authentication_token',
  },
  {
    from: 'Unifier',
    document: { status: 200, message: 'OK', token: jwt, expires_in: 3600 },
    token: 'token',
    lifetime: ['expires_in', 'seconds'],
    success: 'status',
  },
  {
    from: 'Rocket.Chat',
    document: {
      status: 'success',
      data: { authToken: '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq', userId: 'aobEdbYhXfu5hkeqG' },
    },
    token: 'data.authToken',
    success: 'status',
  },
  { from: 'Zabbix', document: { jsonrpc: '2.0', result: '0424bd59b807674191e7d77572075f33', id: 1 }, token: 'result' },
  {
    from: 'Mattermost',
    document: { id: 'q1w2e3r4t5y6u7i8o9p0a1s2d3', username: 'ann' },
    headers: [{ name: 'token', value: 'gpzmk9y4ajf6zx1uhr8hs5gmqw' }],
    header: 'token',
  },
  {
    from: 'Nextcloud login flow',
    document: {
      server: 'https://cloud.example.com',
      loginName: 'ann',
      appPassword: 'yKTVA4zgxjfivy52WqD8kW3M2pKGQr6srmUXMipRdunxjPFripJn0GMfmtNOqOolYSuJ6sCN',
    },
    token: 'appPassword',
  },
  { from: 'Portainer', document: { jwt }, token: 'jwt' },
  {
    from: 'Jenkins crumb',
    document: { _class: 'hudson.security.csrf.DefaultCrumbIssuer', crumb: hex, crumbRequestField: 'Jenkins-Crumb' },
    token: 'crumb',
  },
  { from: 'Metabase', document: { id: uuid }, token: 'id' },
  {
    from: 'Superset',
    document: { access_token: jwt, refresh_token: otherJwt },
    token: 'access_token',
    refresh: 'refresh_token',
  },
  {
    from: 'Cognito',
    document: {
      AuthenticationResult: {
        AccessToken: jwt,
        ExpiresIn: 3600,
        IdToken: otherJwt,
        RefreshToken: `${otherJwt}x`,
        TokenType: 'Bearer',
      },
      ChallengeParameters: {},
    },
    token: 'AuthenticationResult.AccessToken',
    lifetime: ['AuthenticationResult.ExpiresIn', 'seconds'],
    refresh: 'AuthenticationResult.RefreshToken',
  },
  {
    from: 'ASP.NET Identity',
    document: {
      tokenType: 'Bearer',
      accessToken: 'CfDJ8Example0123456789abcdefgh',
      expiresIn: 3600,
      refreshToken: 'CfDJ8Refresh0123456789abcdefgh',
    },
    token: 'accessToken',
    lifetime: ['expiresIn', 'seconds'],
    refresh: 'refreshToken',
  },
  {
    from: 'ASP.NET OAuth of old',
    document: {
      access_token: 'u1Q2w3E4r5T6y7U8i9O0pAsDfGhJkL',
      token_type: 'bearer',
      expires_in: 1_209_599,
      userName: 'ann',
      '.issued': 'Wed, 04 Mar 2026 12:00:00 GMT',
      '.expires': 'Wed, 18 Mar 2026 12:00:00 GMT',
    },
    token: 'access_token',
    lifetime: ['expires_in', 'seconds'],
  },
  { from: 'ASP.NET with a plain text', document: jwt, token: '$' },
  { from: 'Express tutorial', document: { success: true, token: `Bearer ${jwt}` }, token: 'token', success: 'success' },
  {
    from: 'Express with cookies in mind',
    document: {
      user: { name: 'Ann' },
      tokens: {
        access: { token: jwt, expires: '2026-03-04T12:30:00.000Z' },
        refresh: { token: otherJwt, expires: '2026-04-03T12:00:00.000Z' },
      },
    },
    token: 'tokens.access.token',
    lifetime: ['tokens.access.expires', 'instant'],
    refresh: 'tokens.refresh.token',
  },
  {
    from: 'Bluesky',
    document: {
      did: 'did:plc:ewvi7nxzyoun6zhxrhs64oiz',
      handle: 'ann.example.com',
      accessJwt: jwt,
      refreshJwt: otherJwt,
      active: true,
    },
    token: 'accessJwt',
    refresh: 'refreshJwt',
  },
  {
    from: 'Matrix',
    document: {
      user_id: '@ann:example.com',
      access_token: 'syt_YW5u_abcdefghijklmnopqrst_0abcde',
      home_server: 'example.com',
      device_id: 'ABCDEFGHIJ',
      expires_in_ms: 60_000,
      refresh_token: 'syr_def456',
    },
    token: 'access_token',
    lifetime: ['expires_in_ms', 'milliseconds'],
    refresh: 'refresh_token',
  },
  { from: 'Magento, plain text', document: 'asdf3hjklp5iuytre0123456789abcdef', token: '$' },
  {
    from: 'A shop with its tenants',
    document: {
      code: 0,
      msg: 'ok',
      data: {
        accessToken: 'b1c2d3e4f5a6978877665544332211ff',
        expiresTime: seenAt + 1_800_000,
        tenantId: 't-17',
        refreshToken: 'ff11223344556677889900aabbccddee',
      },
    },
    token: 'data.accessToken',
    refresh: 'data.refreshToken',
    carry: 'data.tenantId',
    lifetime: ['data.expiresTime', 'instant'],
    success: 'code',
  },
  {
    from: 'An API with headers to carry',
    document: { session: { jwt, headers: { 'X-Zone': 'eu-1', 'X-Shard': '7' } } },
    token: 'session.jwt',
    carry: 'session.headers',
  },
  {
    from: 'A list of sessions',
    document: {
      sessions: [
        { token: hex, ttl: 600 },
        { token: hex.toUpperCase(), ttl: 600 },
      ],
    },
    token: 'sessions.0.token',
    lifetime: ['sessions.0.ttl', 'seconds'],
  },
  { from: 'Names of another country', document: { ergebnis: { zugang: jwt } }, token: 'ergebnis.zugang' },
]
