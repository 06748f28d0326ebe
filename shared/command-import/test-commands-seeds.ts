/** The examples of the five systems' own documents, as their pages have them once copied. */
import { basicHeader, type CommandCase, caseToken, oauthAnswer } from './test-command-case.ts'

const bearer = { authorization: `Bearer ${caseToken}` }

export const seedCases: readonly CommandCase[] = [
  {
    from: 'Infoworks: user name and password, in Python',
    text: `Most of the libraries used to call Rest API have an in-built base64 encoding.
xxxxxxxxxxrequests.get('https://infoworks.io/v3/security/authenticate', auth=('username', 'password'))- In response to the API call, a bearer token is received at
result.authentication_token. These tokens are short lived.`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: {
      line: 'GET /v3/security/authenticate',
      headers: { authorization: basicHeader('canary-username', 'canary-password') },
    },
    answer: { body: { message: 'Authentication Success', result: { authentication_token: caseToken } } },
  },
  {
    from: 'InfoLink: client credentials, and the request after it',
    text: `For example:
Invoke-WebRequest -UseBasicParsing http://<host>/api/v1/oauth2/token -ContentType "application/x-www-form-urlencoded" -Method POST -Body "grant_type=client_credentials&client_id=9605c5d5-2a1b-49cc-8aaa-b350ee9d86b6&client_secret=eebb17b2-9ce4-4c73-a23f-d23739bf99b4" | Select-Object -Expand Content
The sever will respond with a JSON object containing the following properties:
{"access_token":"<access token>","refresh_token":"<refresh token>","token_type":"Bearer","expires_in":1800}`,
    more: `Invoke-WebRequest -UseBasicParsing http://<host>/api/v1/executeJob -ContentType "application/json" -Method POST -Headers @{ 'Authorization' = 'Bearer b37b1dcc-7fac-4435-a947-fa2e0a2a3ad7' } -Body "{'appId':'170', 'isAsync': false, 'responseFormat': 'text', 'operation':{'opName': 'RunScenario', 'opParams': {'scenario': 'LoadData', 'parameters': {}, 'data': null }}}" | Select-Object -Expand Content`,
    becomes: 'client-credentials',
    form: ['Client ID', 'Client secret*'],
    signIn: {
      line: 'POST /api/v1/oauth2/token',
      form: {
        grant_type: 'client_credentials',
        client_id: 'canary-clientId',
        client_secret: 'canary-clientSecret',
      },
    },
    answer: oauthAnswer,
    tries: { line: 'POST /api/v1/executeJob', headers: bearer },
  },
  {
    from: 'InfoLink: user name and password',
    text: `Invoke-WebRequest -UseBasicParsing http://<host>/api/v1/oauth2/token -ContentType "application/x-www-form-urlencoded" -Method POST -Body "grant_type=password&client_id=9605c5d5-2a1b-49cc-8aaa-b350ee9d86b6&client_secret=eebb17b2-9ce4-4c73-a23f-d23739bf99b4&username=john%40company.com&password=mypassword" | Select-Object -Expand Content`,
    becomes: 'password',
    form: ['Client ID', 'Client secret*', 'User name', 'Password*'],
    signIn: {
      line: 'POST /api/v1/oauth2/token',
      form: {
        grant_type: 'password',
        client_id: 'canary-clientId',
        client_secret: 'canary-clientSecret',
        username: 'canary-username',
        password: 'canary-password',
      },
    },
    answer: oauthAnswer,
  },
  {
    from: 'InfoLink: a refresh token, with nothing said of the client',
    text: `For example:
Invoke-WebRequest -UseBasicParsing http://<host>/api/v1/oauth2/token -ContentType "application/x-www-form-urlencoded" -Method POST -Body "grant_type=refresh_token&refresh_token=75168ca1-d5ac-4bda-a943-0d3906710d14" | Select-Object -Expand Content`,
    becomes: 'refresh-token',
    form: ['Refresh token*'],
    signIn: {
      line: 'POST /api/v1/oauth2/token',
      form: { grant_type: 'refresh_token', refresh_token: 'canary-refreshToken' },
    },
    answer: oauthAnswer,
  },
  {
    from: 'ImmPort: a shell script that lost both addresses',
    text: `Shell Script - Retrieve Templates

export token=\`curl -X POST -d username="REPLACE_WITH_USERNAME" -d password="REPLACE_WITH_PASSWORD" 2>&1 | fgrep '"access_token"' | sed -e 's/^.*"access_token":"//;s/".*$//'\`

curl -k -H "Authorization: bearer $token"`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    typedPath: '/auth/token',
    signIn: { line: 'POST /auth/token', form: { username: 'canary-username', password: 'canary-password' } },
    answer: { body: { status: 200, access_token: caseToken } },
  },
  {
    from: 'Unifier: a request with a token',
    text: `User needs to add the headers in the API request as shown below in the curl command.

    curl --location --request GET 'http://<domain-name>/rest1/ws/rest/service/v1/ds/data-elements' \\

    --header 'x-unifier-tenant: idcs-c9aadb60fba24a7dba567cbdc844fb51' \\

    --header 'x-unifier-tenant-code: Tenant-2' \\

    --header 'Authorization: Bearer eyJ4NXQjUzI1NiI6IkRoQXRBNENzTDRUdEIza1BLRlY3TTZSUzlCbExBamIxbDBvV2V6OXpaUXMiLCJ4NXQiOiJXMlR2WXl'`,
    becomes: 'api-key',
    form: ['API key*'],
    tries: {
      line: 'GET /rest1/ws/rest/service/v1/ds/data-elements',
      headers: { authorization: 'Bearer canary-apiKey' },
    },
  },
  {
    from: 'iNode: the password grant in cURL, its address lost',
    text: `cURL #
curl --location --request POST '' \\
 --header 'Content-Type: application/x-www-form-urlencoded' \\
 --data-urlencode 'grant_type=password' \\
 --data-urlencode 'username=<username>' \\
 --data-urlencode 'password=<password>' \\
 --data-urlencode 'client_secret=<client secret>' \\
 --data-urlencode 'client_id=<client id>' \\
 --data-urlencode 'scope=sync'`,
    becomes: 'password',
    form: ['User name', 'Password*', 'Client secret*', 'Client ID'],
    typedPath: '/api/oauth/token/',
    signIn: {
      line: 'POST /api/oauth/token/',
      form: {
        grant_type: 'password',
        username: 'canary-username',
        password: 'canary-password',
        client_id: 'canary-clientId',
        client_secret: 'canary-clientSecret',
        scope: 'sync',
      },
    },
    answer: oauthAnswer,
  },
  {
    from: 'iNode: the password grant in Python, its brackets and its address lost',
    text: `Python #
auth_body = {
     'grant_type': 'password',
     'username': USERNAME,
     'password': PASSWORD,
     'client_id': CLIENT_ID,
     'client_secret': CLIENT_SECRET,
     'scope': 'sync'
# content-type must be application/x-www-form-urlencoded
auth_response ="", data=auth_body)
auth_response_json = auth_response.json()
access_token = auth_response_json['access_token']
refresh_token = auth_response_json['refresh_token']`,
    becomes: 'password',
    form: ['User name', 'Password*', 'Client ID', 'Client secret*'],
    typedPath: '/api/oauth/token/',
    signIn: {
      line: 'POST /api/oauth/token/',
      form: {
        grant_type: 'password',
        username: 'canary-username',
        password: 'canary-password',
        client_id: 'canary-clientId',
        client_secret: 'canary-clientSecret',
        scope: 'sync',
      },
    },
    answer: oauthAnswer,
  },
  {
    from: 'iNode: an API key in cURL',
    text: `curl '' -H 'Authorization: Token xxxxxxxxxxxxxxxxxxxxxxxx'`,
    becomes: 'api-key',
    form: ['API key*'],
  },
  {
    from: 'iNode: an API key in Python',
    text: `import requests
headers = {
    'Authorization': 'Token xxxxxxxxxxxxxxxxxxxxxxxxxxx'

response = requests.get('', headers=headers)`,
    becomes: 'api-key',
    form: ['API key*'],
  },
]
