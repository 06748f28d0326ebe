/** OAuth 2.0 token requests as the documentations of servers have them. */
import { basicHeader, type CommandCase, caseToken, oauthAnswer } from './test-command-case.ts'

const bearer = { authorization: `Bearer ${caseToken}` }
const client = basicHeader('canary-clientId', 'canary-clientSecret')

export const oauthCases: readonly CommandCase[] = [
  {
    from: 'Keycloak: a user by the client everybody has',
    text: `curl \\
  -d "client_id=admin-cli" \\
  -d "username=admin" \\
  -d "password=secret" \\
  -d "grant_type=password" \\
  "https://keycloak.example.com/realms/{realm}/protocol/openid-connect/token"`,
    more: `curl \\
  -H "Authorization: bearer eyJhbGciOiJSUzI...." \\
  "https://keycloak.example.com/admin/realms/{realm}/users?max=20"`,
    becomes: 'password',
    form: ['Realm', 'Client ID', 'User name', 'Password*'],
    signIn: {
      line: 'POST /realms/canary-realm/protocol/openid-connect/token',
      form: {
        grant_type: 'password',
        client_id: 'admin-cli',
        username: 'canary-username',
        password: 'canary-password',
      },
    },
    answer: oauthAnswer,
    tries: {
      line: 'GET /admin/realms/canary-realm/users?max=20',
      headers: { authorization: `bearer ${caseToken}` },
    },
  },
  {
    from: 'Keycloak: a service account, as a variable of the shell',
    text: `$ TOKEN=$(curl -s -X POST "$KC_URL/realms/$REALM/protocol/openid-connect/token" \\
>   -H 'Content-Type: application/x-www-form-urlencoded' \\
>   -d "grant_type=client_credentials&client_id=$CLIENT_ID&client_secret=$CLIENT_SECRET" | jq -r .access_token)
$ curl -H "Authorization: Bearer $TOKEN" "$KC_URL/admin/realms/$REALM/clients"`,
    becomes: 'client-credentials',
    form: ['Realm', 'Client ID', 'Client secret*'],
    signIn: {
      line: 'POST /realms/canary-realm/protocol/openid-connect/token',
      form: {
        grant_type: 'client_credentials',
        client_id: 'canary-clientId',
        client_secret: 'canary-clientSecret',
      },
    },
    answer: oauthAnswer,
    tries: { line: 'GET /admin/realms/canary-realm/clients', headers: bearer },
  },
  {
    from: 'Auth0: client credentials as JSON',
    text: `curl --request POST \\
  --url 'https://{yourDomain}/oauth/token' \\
  --header 'content-type: application/json' \\
  --data '{"client_id":"YOUR_CLIENT_ID","client_secret":"YOUR_CLIENT_SECRET","audience":"https://api.example.com/","grant_type":"client_credentials"}'`,
    becomes: 'http-login',
    form: ['Client ID', 'Client secret*'],
    signIn: {
      line: 'POST /oauth/token',
      json: {
        client_id: 'canary-clientId',
        client_secret: 'canary-clientSecret',
        audience: 'https://api.example.com/',
        grant_type: 'client_credentials',
      },
    },
    answer: oauthAnswer,
  },
  {
    from: 'Auth0: client credentials as a form, with an audience',
    text: `curl --request POST \\
  --url 'https://YOUR_DOMAIN/oauth/token' \\
  --header 'content-type: application/x-www-form-urlencoded' \\
  --data grant_type=client_credentials \\
  --data client_id=YOUR_CLIENT_ID \\
  --data client_secret=YOUR_CLIENT_SECRET \\
  --data audience=YOUR_API_IDENTIFIER`,
    becomes: 'client-credentials',
    form: ['Client ID', 'Client secret*', 'Audience'],
    signIn: {
      line: 'POST /oauth/token',
      form: {
        grant_type: 'client_credentials',
        client_id: 'canary-clientId',
        client_secret: 'canary-clientSecret',
        audience: 'canary-audience',
      },
    },
    answer: oauthAnswer,
  },
  {
    from: 'Salesforce: user name and password',
    text: `curl https://MyDomainName.my.salesforce.com/services/oauth2/token -d 'grant_type=password' -d 'client_id=consumer-key' -d 'client_secret=consumer-secret' -d 'username=my-login@domain.com' -d 'password=my-password'`,
    more: `curl https://MyDomainName.my.salesforce.com/services/data/v60.0/sobjects/ -H 'Authorization: Bearer access_token'`,
    becomes: 'password',
    form: ['Client ID', 'Client secret*', 'User name', 'Password*'],
    signIn: {
      line: 'POST /services/oauth2/token',
      form: {
        grant_type: 'password',
        client_id: 'canary-clientId',
        client_secret: 'canary-clientSecret',
        username: 'canary-username',
        password: 'canary-password',
      },
    },
    answer: oauthAnswer,
    tries: { line: 'GET /services/data/v60.0/sobjects/', headers: bearer },
  },
  {
    from: 'Okta: the client in Basic',
    text: `curl --location --request POST 'https://{yourOktaDomain}/oauth2/default/v1/token' \\
--header 'Accept: application/json' \\
--header 'Authorization: Basic {base64(clientId:clientSecret)}' \\
--header 'Content-Type: application/x-www-form-urlencoded' \\
--data-urlencode 'grant_type=client_credentials' \\
--data-urlencode 'scope=customScope'`,
    becomes: 'client-credentials',
    form: ['Client ID', 'Client secret*'],
    signIn: {
      line: 'POST /oauth2/default/v1/token',
      headers: { authorization: client },
      form: { grant_type: 'client_credentials', scope: 'customScope' },
    },
    answer: oauthAnswer,
  },
  {
    from: 'Microsoft Entra ID: lines broken by the page',
    text: `// Replace {tenant} with your tenant!
curl -X POST -H "Content-Type: application/x-www-form-urlencoded" -d 'client_id=00001111-aaaa-2222-bbbb-3333cccc4444&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_secret=qWgdYAmab0YSkuL1qKv5bPX&grant_type=client_credentials' 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token'`,
    becomes: 'client-credentials',
    form: ['Tenant', 'Client ID', 'Client secret*'],
    signIn: {
      line: 'POST /canary-tenant/oauth2/v2.0/token',
      form: {
        grant_type: 'client_credentials',
        scope: 'https://graph.microsoft.com/.default',
        client_id: 'canary-clientId',
        client_secret: 'canary-clientSecret',
      },
    },
    answer: oauthAnswer,
  },
  {
    from: 'PayPal: client and secret after -u',
    text: `curl -v -X POST "https://api-m.sandbox.paypal.com/v1/oauth2/token"\\
    -u "CLIENT_ID:CLIENT_SECRET"\\
    -H "Content-Type: application/x-www-form-urlencoded"\\
    -d "grant_type=client_credentials"`,
    becomes: 'client-credentials',
    form: ['Client ID', 'Client secret*'],
    signIn: {
      line: 'POST /v1/oauth2/token',
      headers: { authorization: client },
      form: { grant_type: 'client_credentials' },
    },
    answer: oauthAnswer,
  },
  {
    from: 'Zoom: a grant of its own, in the address',
    text: `curl -X POST 'https://zoom.us/oauth/token?grant_type=account_credentials&account_id={accountID}' \\
-H 'Authorization: Basic Base64Encoder(clientId:clientSecret)'`,
    becomes: 'http-login',
    form: ['Client ID', 'Client secret*', 'Account ID'],
    signIn: {
      line: 'POST /oauth/token?grant_type=account_credentials&account_id=canary-accountId',
      headers: { authorization: client },
    },
    answer: oauthAnswer,
  },
  {
    from: 'IBM Cloud: a grant of its own, with an API key',
    text: `curl -X POST 'https://iam.cloud.ibm.com/identity/token' \\
  -H 'Content-Type: application/x-www-form-urlencoded' \\
  -d 'grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=MY_APIKEY'`,
    becomes: 'http-login',
    form: ['API key*'],
    signIn: {
      line: 'POST /identity/token',
      form: { grant_type: 'urn:ibm:params:oauth:grant-type:apikey', apikey: 'canary-apiKey' },
    },
    answer: oauthAnswer,
  },
  {
    from: 'HubSpot: a refresh token',
    text: `curl --request POST \\
  --url https://api.hubapi.com/oauth/v1/token \\
  --header 'content-type: application/x-www-form-urlencoded' \\
  --data 'grant_type=refresh_token&client_id=<CLIENT_ID>&client_secret=<CLIENT_SECRET>&refresh_token=<REFRESH_TOKEN>'`,
    becomes: 'refresh-token',
    form: ['Client ID', 'Client secret*', 'Refresh token*'],
    signIn: {
      line: 'POST /oauth/v1/token',
      form: {
        grant_type: 'refresh_token',
        client_id: 'canary-clientId',
        client_secret: 'canary-clientSecret',
        refresh_token: 'canary-refreshToken',
      },
    },
    answer: oauthAnswer,
  },
  {
    from: 'GitLab: the code of a sign-in in the browser',
    text: `curl --request POST --data "client_id=APP_ID&client_secret=APP_SECRET&code=RETURNED_CODE&grant_type=authorization_code&redirect_uri=REDIRECT_URI" "https://gitlab.example.com/oauth/token"`,
    becomes: 'authorization-code',
    form: [],
  },
  {
    from: 'Curity: one token for another',
    text: `curl -X POST https://idsvr.example.com/oauth/v2/oauth-token \\
  -d grant_type=urn:ietf:params:oauth:grant-type:token-exchange \\
  -d client_id=my-client -d client_secret=s3cr3t-of-mine \\
  -d subject_token=_0XBPWQQ_2dc4dc34 \\
  -d subject_token_type=urn:ietf:params:oauth:token-type:access_token \\
  -d scope=read`,
    becomes: 'token-exchange',
    form: [],
    signIn: {
      line: 'POST /oauth/v2/oauth-token',
      form: {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        client_id: 'canary-clientId',
        client_secret: 'canary-clientSecret',
        subject_token: 'canary-subjectToken',
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        scope: 'read',
      },
    },
    answer: oauthAnswer,
  },
  {
    from: 'Box: a server that wants a parameter of its own',
    text: `curl -i -X POST "https://api.box.com/oauth2/token" \\
     -H "Content-Type: application/x-www-form-urlencoded" \\
     -d "client_id=[CLIENT_ID]" \\
     -d "client_secret=[CLIENT_SECRET]" \\
     -d "grant_type=client_credentials" \\
     -d "box_subject_type=enterprise"`,
    becomes: 'client-credentials',
    form: ['Client ID', 'Client secret*'],
    signIn: {
      line: 'POST /oauth2/token',
      form: {
        grant_type: 'client_credentials',
        client_id: 'canary-clientId',
        client_secret: 'canary-clientSecret',
        box_subject_type: 'enterprise',
      },
    },
    answer: oauthAnswer,
  },
]
