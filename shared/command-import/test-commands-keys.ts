/** Requests that carry a key, or user name and password, as the documentations of systems have them. */
import { basicHeader, type CommandCase } from './test-command-case.ts'

const pair = { authorization: basicHeader('canary-username', 'canary-password') }

export const keyCases: readonly CommandCase[] = [
  {
    from: 'Jira: e-mail address and API token in Basic',
    text: `curl -D- \\
  -u fred@example.com:freds_api_token \\
  -X GET \\
  -H "Content-Type: application/json" \\
  https://your-domain.atlassian.net/rest/api/3/issue/createmeta`,
    becomes: 'api-key',
    form: ['User name', 'Password*'],
    tries: { line: 'GET /rest/api/3/issue/createmeta', headers: pair },
  },
  {
    from: 'Twilio: account and token in Basic, the account in the path as well',
    text: `curl -X GET "https://api.twilio.com/2010-04-01/Accounts/$TWILIO_ACCOUNT_SID/Messages.json?PageSize=20" \\
-u $TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN`,
    becomes: 'api-key',
    form: ['Twilio account SID', 'Twilio auth token*'],
    tries: { line: 'GET /2010-04-01/Accounts/canary-twilioAccountSid/Messages.json?PageSize=20', headers: pair },
  },
  {
    from: 'Harbor: a user in Basic',
    text: `curl -u "admin:Harbor12345" -X GET "https://harbor.example.com/api/v2.0/projects?page=1&page_size=10" -H "accept: application/json"`,
    becomes: 'api-key',
    form: ['User name', 'Password*'],
    tries: { line: 'GET /api/v2.0/projects?page=1&page_size=10', headers: pair },
  },
  {
    from: 'Nexus: a user in Basic',
    text: `curl -u admin:admin123 -X GET 'http://localhost:8081/service/rest/v1/components?repository=maven-central'`,
    becomes: 'api-key',
    form: ['User name', 'Password*'],
    tries: { line: 'GET /service/rest/v1/components?repository=maven-central', headers: pair },
  },
  {
    from: 'GitLab: a personal access token',
    text: `curl --header "PRIVATE-TOKEN: <your_access_token>" "https://gitlab.example.com/api/v4/projects/:id/issues?state=opened"`,
    becomes: 'api-key',
    form: ['Token*'],
    tries: { line: 'GET /api/v4/projects/:id/issues?state=opened', headers: { 'private-token': 'canary-apiKey' } },
  },
  {
    from: 'Redmine: a key',
    text: `curl -v -H "X-Redmine-API-Key: 9f3c5d0b7c1e4a2f8b6d" https://redmine.example.com/issues.json`,
    becomes: 'api-key',
    form: ['Redmine API key*'],
    tries: { line: 'GET /issues.json', headers: { 'x-redmine-api-key': 'canary-apiKey' } },
  },
  {
    from: 'NetBox: a token with its own word',
    text: `$ curl -H "Authorization: Token $TOKEN" \\
-H "Accept: application/json; indent=4" \\
https://netbox/api/dcim/sites/`,
    becomes: 'api-key',
    form: ['Token*'],
    tries: { line: 'GET /api/dcim/sites/', headers: { authorization: 'Token canary-apiKey' } },
  },
  {
    from: 'Kubernetes: the token of a service account',
    text: `curl -X GET $APISERVER/api --header "Authorization: Bearer $TOKEN" --insecure`,
    becomes: 'api-key',
    form: ['Token*'],
    tries: { line: 'GET /api', headers: { authorization: 'Bearer canary-apiKey' } },
  },
  {
    from: 'GitHub: a token, and parts of the path to fill in',
    text: `curl -L \\
  -H "Accept: application/vnd.github+json" \\
  -H "Authorization: Bearer <YOUR-TOKEN>" \\
  -H "X-GitHub-Api-Version: 2022-11-28" \\
  https://api.github.com/repos/OWNER/REPO/issues/{issue_number}`,
    becomes: 'api-key',
    form: ['Token*'],
    tries: {
      line: 'GET /repos/OWNER/REPO/issues/canary-issueNumber',
      headers: { authorization: 'Bearer canary-apiKey' },
    },
  },
  {
    from: 'Elasticsearch: a key with its own word',
    text: `curl -H "Authorization: ApiKey VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==" http://localhost:9200/_cluster/health`,
    becomes: 'api-key',
    form: ['API key*'],
    tries: { line: 'GET /_cluster/health', headers: { authorization: 'ApiKey canary-apiKey' } },
  },
  {
    from: 'Okta: a key with its own word, and a body',
    text: `curl -v -X POST \\
-H "Accept: application/json" \\
-H "Content-Type: application/json" \\
-H "Authorization: SSWS \${api_token}" \\
-d '{
  "profile": { "name": "West Coast Users", "description": "All users west of The Rockies" }
}' "https://{yourOktaDomain}/api/v1/groups"`,
    becomes: 'api-key',
    form: ['API token*'],
    tries: {
      line: 'POST /api/v1/groups',
      headers: { authorization: 'SSWS canary-apiKey' },
      json: { profile: { name: 'West Coast Users', description: 'All users west of The Rockies' } },
    },
  },
]
