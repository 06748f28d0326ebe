/** Logins in the languages and the shapes that pages, shells and mails give them. */
import { basicHeader, type CommandCase, caseToken, oauthAnswer } from './test-command-case.ts'

const basic = { authorization: basicHeader('canary-username', 'canary-password') }
const bearer = { authorization: `Bearer ${caseToken}` }
const login = { username: 'canary-username', password: 'canary-password' }

export const languageCases: readonly CommandCase[] = [
  {
    from: 'PowerShell: a hashtable made JSON, and the request after it',
    text: `$uri = "https://pam.example.com/api"
$body = @{
    username = $username
    password = $password
} | ConvertTo-Json
$response = Invoke-RestMethod -Method Post -Uri "$uri/auth/login" -Body $body -ContentType "application/json"
$headers = @{ Authorization = "Bearer $($response.data.token)" }
Invoke-RestMethod -Uri "$uri/secrets" -Headers $headers`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: { line: 'POST /api/auth/login', json: login },
    answer: { body: { data: { token: caseToken } } },
    tries: { line: 'GET /api/secrets', headers: bearer },
  },
  {
    from: 'PowerShell: Basic put together by hand',
    text: `PS C:\\> $pair = "$($user):$($pass)"
PS C:\\> $encoded = [System.Convert]::ToBase64String([System.Text.Encoding]::ASCII.GetBytes($pair))
PS C:\\> $r = Invoke-RestMethod -Method POST -Uri "https://nsx.example.com/api/session/create" -Headers @{ Authorization = "Basic $encoded" }
PS C:\\> $r.token`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: { line: 'POST /api/session/create', headers: basic },
    answer: { body: { token: caseToken } },
  },
  {
    from: 'PowerShell: parameters in a table, and a form in another',
    text: `$params = @{
  Uri = 'https://login.example.com/connect/token'
  Method = 'POST'
  Body = @{
    grant_type = 'client_credentials'
    client_id = '<client id>'
    client_secret = '<client secret>'
    scope = 'api.read'
  }
}
$token = (Invoke-RestMethod @params).access_token`,
    becomes: 'client-credentials',
    form: ['Client ID', 'Client secret*'],
    signIn: {
      line: 'POST /connect/token',
      form: {
        grant_type: 'client_credentials',
        client_id: 'canary-clientId',
        client_secret: 'canary-clientSecret',
        scope: 'api.read',
      },
    },
    answer: oauthAnswer,
  },
  {
    from: 'Python: JSON out of variables and the environment',
    text: `import os, requests

BASE = "https://api.acme.io/v2"
payload = {"login": os.environ["ACME_LOGIN"], "password": os.getenv("ACME_PASSWORD"), "remember": True}
resp = requests.post(BASE + "/authenticate", json=payload, timeout=10)
token = resp.json()["data"]["attributes"]["token"]
me = requests.get(f"{BASE}/me", headers={"Authorization": f"Bearer {token}"})`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: {
      line: 'POST /v2/authenticate',
      json: { login: 'canary-username', password: 'canary-password', remember: true },
    },
    answer: { body: { data: { attributes: { token: caseToken } } } },
    tries: { line: 'GET /v2/me', headers: bearer },
  },
  {
    from: 'Python: a session, and a form',
    text: `s = requests.Session()
r = s.post('https://qa.example.com/login', data={'j_username': 'me', 'j_password': 'mypassword'})
print(r.json()['token'])`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: {
      line: 'POST /login',
      form: { j_username: 'canary-username', j_password: 'canary-password' },
    },
    answer: { body: { token: caseToken } },
  },
  {
    from: 'Python: HTTPBasicAuth',
    text: `from requests.auth import HTTPBasicAuth
response = requests.post("https://rest.example.com/api/v1/token", auth=HTTPBasicAuth(USERNAME, PASSWORD))
access = response.json().get("accessToken")`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: { line: 'POST /api/v1/token', headers: basic },
    answer: { body: { accessToken: caseToken } },
  },
  {
    from: 'HTTPie: JSON with a number and a flag',
    text: `$ http POST https://api.example.com/sessions username=<user> password=<pass> ttl:=3600 remember:=false X-Client:docs`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: {
      line: 'POST /sessions',
      headers: { 'x-client': 'docs' },
      json: { username: 'canary-username', password: 'canary-password', ttl: 3600, remember: false },
    },
    answer: { body: { token: caseToken } },
  },
  {
    from: 'HTTPie: --auth, --form, and the request after it',
    text: `http --form --auth "$CLIENT_ID:$CLIENT_SECRET" POST https://auth.example.com/oauth/token grant_type=client_credentials
http https://api.example.com/v1/items 'Authorization: Bearer <token>' limit==10`,
    becomes: 'client-credentials',
    form: ['Client ID', 'Client secret*'],
    signIn: {
      line: 'POST /oauth/token',
      headers: { authorization: basicHeader('canary-clientId', 'canary-clientSecret') },
      form: { grant_type: 'client_credentials' },
    },
    answer: oauthAnswer,
    tries: { line: 'GET /v1/items?limit=10', headers: bearer },
  },
  {
    from: 'wget: --post-data',
    text: `wget -qO- --no-check-certificate --post-data='user=USERNAME&pass=PASSWORD' https://appliance.example.com/login.cgi`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: { line: 'POST /login.cgi', form: { user: 'canary-username', pass: 'canary-password' } },
    answer: { body: { session_id: caseToken } },
  },
  {
    from: 'wget: JSON, and a key in a header',
    text: `wget --method=POST --header="Content-Type: application/json" --header "apikey: \${API_KEY}" \\
  --body-data='{"user": {"email": "you@example.com", "password": "********"}}' -O - https://api.example.com/users/sign_in`,
    becomes: 'http-login',
    form: ['E-mail address', 'Password*', 'API key*'],
    signIn: {
      line: 'POST /users/sign_in',
      headers: { apikey: 'canary-apiKey' },
      json: { user: { email: 'canary-email', password: 'canary-password' } },
    },
    answer: { body: { jwt: caseToken } },
  },
  {
    from: 'curl in cmd.exe: carets and percent signs',
    text: `C:\\Users\\me>curl -X POST ^
  "https://%MY_HOST%/api/login" ^
  -H "Content-Type: application/json" ^
  -d "{\\"username\\": \\"%MY_USER%\\", \\"password\\": \\"%MY_PASSWORD%\\"}"`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: { line: 'POST /api/login', json: login },
    answer: { body: { token: caseToken } },
  },
  {
    from: 'A here-document, and sed behind it',
    text: `TOKEN=$(curl -s -X POST -H "Content-Type: application/json" -d @- https://mon.example.com/api/auth <<EOF | sed -n 's/.*"auth_token":"\\([^"]*\\)".*/\\1/p'
{ "user": "$MON_USER", "password": "$MON_PASSWORD" }
EOF
)`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: { line: 'POST /api/auth', json: { user: 'canary-username', password: 'canary-password' } },
    answer: { body: { auth_token: caseToken } },
  },
  {
    from: 'Markdown out of a README',
    text: `## Authentication

Log in first:

\`\`\`bash
curl -sS https://api.example.com/v3/login -H 'content-type: application/json' -d '{"username": YOUR_USERNAME, "password": YOUR_PASSWORD}' | jq -r '.result.token'
\`\`\`

Then:

\`\`\`bash
curl https://api.example.com/v3/projects -H "X-Session-Token: $TOKEN"
\`\`\``,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: { line: 'POST /v3/login', json: login },
    answer: { body: { result: { token: caseToken } } },
    tries: { line: 'GET /v3/projects', headers: { 'x-session-token': caseToken } },
  },
  {
    from: 'A GET that has everything in its address',
    text: `curl "https://dms.example.com/webapi/auth.cgi?api=SYNO.API.Auth&version=6&method=login&account=<account>&passwd=<password>&format=sid" | jq -r .data.sid`,
    becomes: 'http-login',
    form: ['Account', 'Password*'],
    signIn: {
      line: 'GET /webapi/auth.cgi?api=SYNO.API.Auth&version=6&method=login&format=sid&account=canary-account&passwd=canary-password',
    },
    answer: { body: { data: { sid: caseToken }, success: true } },
  },
  {
    from: 'A value put together from words and a gap',
    text: `curl -X POST https://crm.example.com/token -d "username=CORP\\\\<user>" -d "password=<password>" -d "client=web"`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: {
      line: 'POST /token',
      form: { username: 'canary-username', password: 'canary-password', client: 'web' },
    },
    answer: { body: { token: caseToken } },
  },
]
