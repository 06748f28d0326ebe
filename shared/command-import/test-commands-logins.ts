/** Logins that answer with a token, as the documentations of systems have them. */
import { basicHeader, type CommandCase, caseToken } from './test-command-case.ts'

const basic = basicHeader('canary-username', 'canary-password')
const bearer = { authorization: `Bearer ${caseToken}` }

export const loginCases: readonly CommandCase[] = [
  {
    from: 'HashiCorp Vault: AppRole',
    text: `$ curl \\
    --request POST \\
    --data '{"role_id":"59d6d1ca-47bb-4e7e-a40b-8be3bc5a0ba8","secret_id":"84896a0c-1347-aa90-a4f6-aca8b7558780"}' \\
    http://127.0.0.1:8200/v1/auth/approle/login | jq -r ".auth.client_token"`,
    more: `curl --header "X-Vault-Token: $VAULT_TOKEN" http://127.0.0.1:8200/v1/secret/data/my-secret`,
    becomes: 'http-login',
    form: ['Role ID', 'Secret ID*'],
    signIn: {
      line: 'POST /v1/auth/approle/login',
      json: { role_id: 'canary-roleId', secret_id: 'canary-secretId' },
    },
    answer: { body: { auth: { client_token: caseToken, lease_duration: 1200 } } },
    tries: { line: 'GET /v1/secret/data/my-secret', headers: { 'x-vault-token': caseToken } },
  },
  {
    from: 'HashiCorp Vault: a user, named in the path',
    text: `curl --request POST --data '{"password": "superSecretPassword"}' https://vault.example.com:8200/v1/auth/userpass/login/<username>`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: { line: 'POST /v1/auth/userpass/login/canary-username', json: { password: 'canary-password' } },
    answer: { body: { auth: { client_token: caseToken } } },
  },
  {
    from: 'Splunk: a session key, certificate unchecked',
    text: `curl -k https://localhost:8089/services/auth/login --data-urlencode username=admin --data-urlencode password=pass -d output_mode=json`,
    more: `curl -k -H "Authorization: Splunk <sessionKey>" https://localhost:8089/services/search/jobs`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: {
      line: 'POST /services/auth/login',
      form: { username: 'canary-username', password: 'canary-password', output_mode: 'json' },
    },
    answer: { body: { sessionKey: caseToken } },
    tries: { line: 'GET /services/search/jobs', headers: { authorization: `Splunk ${caseToken}` } },
  },
  {
    from: 'vCenter: the whole answer is the session',
    text: `curl -k -X POST https://<vcenter-host>/api/session -u '<username>:<password>'`,
    more: `curl -k https://<vcenter-host>/api/vcenter/vm -H "vmware-api-session-id: <session-id>"`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: { line: 'POST /api/session', headers: { authorization: basic } },
    answer: { body: `"${caseToken}"` },
    tries: { line: 'GET /api/vcenter/vm', headers: { 'vmware-api-session-id': caseToken } },
  },
  {
    from: 'Proxmox VE: a ticket',
    text: `curl --silent --insecure --data "username=root@pam&password=yourpassword" \\
 https://10.0.0.10:8006/api2/json/access/ticket | jq --raw-output '.data.ticket' | sed 's/^/PVEAuthCookie=/' > cookie`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: {
      line: 'POST /api2/json/access/ticket',
      form: { username: 'canary-username', password: 'canary-password' },
    },
    answer: { body: { data: { ticket: caseToken, CSRFPreventionToken: 'x' } } },
  },
  {
    from: 'Zabbix: JSON-RPC',
    text: `curl --request POST \\
  --url 'https://example.com/zabbix/api_jsonrpc.php' \\
  --header 'Content-Type: application/json-rpc' \\
  --data '{"jsonrpc":"2.0","method":"user.login","params":{"username":"Admin","password":"zabbix"},"id":1}'`,
    more: `curl --request POST --url 'https://example.com/zabbix/api_jsonrpc.php' \\
  --header 'Authorization: Bearer \${AUTHORIZATION_TOKEN}' \\
  --header 'Content-Type: application/json' \\
  --data '{"jsonrpc":"2.0","method":"host.get","params":{"output":["hostid"]},"id":1}'`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: {
      line: 'POST /zabbix/api_jsonrpc.php',
      headers: { 'content-type': 'application/json-rpc' },
      json: {
        jsonrpc: '2.0',
        method: 'user.login',
        params: { username: 'canary-username', password: 'canary-password' },
        id: 1,
      },
    },
    answer: { body: { jsonrpc: '2.0', result: caseToken, id: 1 } },
    tries: {
      line: 'POST /zabbix/api_jsonrpc.php',
      headers: bearer,
      json: { jsonrpc: '2.0', method: 'host.get', params: { output: ['hostid'] }, id: 1 },
    },
  },
  {
    from: 'OpenStack Keystone: the token in a header of the answer',
    text: `curl -i \\
  -H "Content-Type: application/json" \\
  -d '
{ "auth": {
    "identity": {
      "methods": ["password"],
      "password": {
        "user": {
          "name": "admin",
          "domain": { "id": "default" },
          "password": "adminpwd"
        }
      }
    }
  }
}' \\
  "http://localhost:5000/v3/auth/tokens" | grep -i "X-Subject-Token"`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: {
      line: 'POST /v3/auth/tokens',
      json: {
        auth: {
          identity: {
            methods: ['password'],
            password: { user: { name: 'canary-username', domain: { id: 'default' }, password: 'canary-password' } },
          },
        },
      },
    },
    answer: { body: { token: { expires_at: '2031-01-01T00:00:00Z' } }, headers: { 'X-Subject-Token': caseToken } },
  },
  {
    from: 'Redfish: the token in a header of the answer, in Python',
    text: `import requests
r = requests.post(f"https://{bmc_ip}/redfish/v1/SessionService/Sessions", json={"UserName": user, "Password": password}, verify=False)
token = r.headers["X-Auth-Token"]
print(requests.get(f"https://{bmc_ip}/redfish/v1/Systems", headers={"X-Auth-Token": token}, verify=False).json())`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: {
      line: 'POST /redfish/v1/SessionService/Sessions',
      json: { UserName: 'canary-username', Password: 'canary-password' },
    },
    answer: { body: {}, headers: { 'X-Auth-Token': caseToken } },
    tries: { line: 'GET /redfish/v1/Systems', headers: { 'x-auth-token': caseToken } },
  },
  {
    from: 'Docker registry: Basic, and what the token is for in the address',
    text: `TOKEN=$(curl -s -u "$USER:$PASS" "https://auth.docker.io/token?service=registry.docker.io&scope=repository:library/<image>:pull" | jq -r .token)
curl -H "Authorization: Bearer $TOKEN" https://registry-1.docker.io/v2/library/<image>/tags/list`,
    becomes: 'http-login',
    form: ['User name', 'Password*', 'Image'],
    signIn: {
      line: 'GET /token?scope=repository%3Alibrary%2Fcanary-image%3Apull&service=registry.docker.io',
      headers: { authorization: basic },
    },
    answer: { body: { token: caseToken, expires_in: 300 } },
    tries: { line: 'GET /v2/library/canary-image/tags/list', headers: bearer },
  },
  {
    from: 'Gitea: Basic beside JSON, and the user in the path',
    text: `curl -H "Content-Type: application/json" -d '{"name":"test"}' -u username:password https://gitea.your.host/api/v1/users/<username>/tokens | jq -r .sha1`,
    becomes: 'http-login',
    form: ['User name', 'User name 2', 'Password*'],
    signIn: {
      line: 'POST /api/v1/users/canary-username/tokens',
      headers: { authorization: basicHeader('canary-username2', 'canary-password') },
      json: { name: 'test' },
    },
    answer: { body: { id: 1, sha1: caseToken, token: caseToken } },
  },
  {
    from: 'Grafana: a key in the header, in Python',
    text: `>>> import requests
>>> headers = {"Authorization": "Bearer " + os.environ["GRAFANA_TOKEN"]}
>>> requests.get("https://grafana.example.com/api/dashboards/home", headers=headers)`,
    becomes: 'api-key',
    form: ['Grafana token*'],
    tries: { line: 'GET /api/dashboards/home', headers: { authorization: 'Bearer canary-apiKey' } },
  },
  {
    from: 'Metabase: the session is called an id',
    text: `curl -X POST \\
-H "Content-Type: application/json" \\
-d '{"username": "person@metabase.com", "password": "fakepassword"}' \\
http://localhost:3000/api/session | jq -r '.id'`,
    more: `curl -X GET -H "X-Metabase-Session: 38f4939c-ad7f-4cbe-ae54-30946daf8593" http://localhost:3000/api/user/current`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: { line: 'POST /api/session', json: { username: 'canary-username', password: 'canary-password' } },
    answer: { body: { id: caseToken } },
    tries: { line: 'GET /api/user/current', headers: { 'x-metabase-session': caseToken } },
  },
  {
    from: 'Superset: a provider beside user name and password',
    text: `curl -X POST "https://superset.example.com/api/v1/security/login" -H "Content-Type: application/json" -d '{
  "password": "string",
  "provider": "db",
  "refresh": true,
  "username": "string"
}'`,
    becomes: 'http-login',
    form: ['Password*', 'User name'],
    signIn: {
      line: 'POST /api/v1/security/login',
      json: { password: 'canary-password', provider: 'db', refresh: true, username: 'canary-username' },
    },
    answer: { body: { access_token: caseToken, refresh_token: 'r' } },
  },
  {
    from: 'SAP Business One: a company beside the user',
    text: `curl -k -X POST https://<server>:50000/b1s/v1/Login -H 'Content-Type: application/json' -d '{"CompanyDB": "<company database>", "UserName": "manager", "Password": "1234"}'`,
    becomes: 'http-login',
    form: ['Company database', 'User name', 'Password*'],
    signIn: {
      line: 'POST /b1s/v1/Login',
      json: { CompanyDB: 'canary-companyDatabase', UserName: 'canary-username', Password: 'canary-password' },
    },
    answer: { body: { SessionId: caseToken, sessionId: caseToken } },
  },
  {
    from: 'Strapi: an identifier, and quotes made curly by the page',
    text: `curl -X POST “https://api.example.com/api/auth/local” -H “Content-Type: application/json” -d ‘{“identifier”: “<identifier>”, “password”: “<password>”}’`,
    becomes: 'http-login',
    form: ['Identifier', 'Password*'],
    signIn: {
      line: 'POST /api/auth/local',
      json: { identifier: 'canary-identifier', password: 'canary-password' },
    },
    answer: { body: { jwt: caseToken, user: { id: 1 } } },
  },
  {
    from: 'Cisco DNA Center: Basic, nothing else',
    text: `curl --location --request POST 'https://sandboxdnac.cisco.com/dna/system/api/v1/auth/token' --header 'Authorization: Basic ZGV2bmV0dXNlcjpDaXNjbzEyMyE='`,
    more: `curl --location --request GET 'https://sandboxdnac.cisco.com/dna/intent/api/v1/network-device' --header 'x-auth-token: {{token}}'`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: { line: 'POST /dna/system/api/v1/auth/token', headers: { authorization: basic } },
    answer: { body: { Token: caseToken, token: caseToken } },
    tries: { line: 'GET /dna/intent/api/v1/network-device', headers: { 'x-auth-token': caseToken } },
  },
  {
    from: 'An API whose login is sent as a form in several parts',
    text: `curl -F "username=<your username>" -F "password=<your password>" https://files.example.com/api/v2/login`,
    becomes: 'http-login',
    form: ['User name', 'Password*'],
    signIn: { line: 'POST /api/v2/login', form: { username: 'canary-username', password: 'canary-password' } },
    answer: { body: { token: caseToken } },
  },
  {
    from: 'An API with a key of the program beside the user',
    text: `curl -X POST https://api.example.com/v1/login \\
  -H 'X-API-Key: 5f0c1a9e2b7d4c3f8e6a' -H 'X-Tenant: acme' -H 'Accept: application/vnd.example.v2+json' \\
  -H 'Content-Type: application/json' \\
  --data-raw $'{"email": "ann@example.com", "password": "it\\'s me", "mfa_code": 123456}'`,
    becomes: 'http-login',
    form: ['E-mail address', 'Password*', 'One-time code*', 'API key*'],
    signIn: {
      line: 'POST /v1/login',
      headers: { 'x-api-key': 'canary-apiKey', 'x-tenant': 'acme', accept: 'application/vnd.example.v2+json' },
      json: { email: 'canary-email', password: 'canary-password', mfa_code: 'canary-oneTimeCode' },
    },
    answer: { body: { data: { accessToken: caseToken } } },
  },
]
