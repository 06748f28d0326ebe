/** Commands in the form in which documentation, browsers and people really write them, whole texts included. */
import { describe, expect, test } from 'vitest'
import type { CurlReading, CurlRequest } from './curl-reading.ts'
import { readCurlCommand } from './read-command.ts'

type Expected = Omit<Partial<CurlReading>, 'request'> & { readonly request?: Partial<CurlRequest> }

const FORM = 'application/x-www-form-urlencoded'

function fields(...pairs: [string, string][]): Partial<CurlRequest> {
  return { body: { kind: 'form', fields: pairs.map(([name, value]) => ({ name, value })) } }
}

function headers(...pairs: [string, string][]): Partial<CurlRequest> {
  return { headers: pairs.map(([name, value]) => ({ name, value })) }
}

describe('the documents of the five systems', () => {
  test.each<[string, string, Expected]>([
    [
      'ImmPort: a token in back-ticks, its address lost',
      `Shell Script - Retrieve Templates


export token=\`curl -X POST -d username="REPLACE_WITH_USERNAME" -d password="REPLACE_WITH_PASSWORD" 2>&1 | fgrep '"access_token"' | sed -e 's/^.*"access_token":"//;s/".*$//'\`

curl -k -H "Authorization: bearer $token"

The first line is a POST to the authentication URL. It doesn't need more. The fgrep command is used to search the response.`,
      {
        shell: 'bash',
        request: {
          method: 'POST',
          url: '',
          ...fields(['username', 'REPLACE_WITH_USERNAME'], ['password', 'REPLACE_WITH_PASSWORD']),
        },
        secrets: [],
        placeholders: ['REPLACE_WITH_USERNAME', 'REPLACE_WITH_PASSWORD'],
        leftOut: ['curl -k -H "Authorization: bearer $token"'],
      },
    ],
    [
      'ImmPort: prose that speaks of curl',
      'an authentication token is saved as a variable and passed to the HTTP header in the curl command to get back the\ncurl -k -H "Authorization: bearer $token"',
      {
        request: { verifyTls: false, ...headers(['Authorization', 'bearer $token']) },
        placeholders: ['$token'],
        secrets: [],
      },
    ],
    [
      'Unifier: empty lines between the lines',
      `  7. User needs to add the headers (x-unifier-tenant & ‘Authorization: Bearer) in the API request as shown below in the curl command.

    curl --location --request GET 'http://<domain-name>/rest1/ws/rest/service/v1/ds/data-elements' \\

    --header 'x-unifier-tenant: idcs-c9aadb60fba24a7dba567cbdc844fb51' \\

    --header 'x-unifier-tenant-code: Tenant-2' \\

    --header 'Authorization: Bearer eyJ4NXQjUzI1NiI6IkRoQXRB'`,
      {
        request: {
          method: 'GET',
          url: 'http://<domain-name>/rest1/ws/rest/service/v1/ds/data-elements',
          followRedirects: true,
          ...headers(
            ['x-unifier-tenant', 'idcs-c9aadb60fba24a7dba567cbdc844fb51'],
            ['x-unifier-tenant-code', 'Tenant-2'],
            ['Authorization', 'Bearer eyJ4NXQjUzI1NiI6IkRoQXRB'],
          ),
        },
        placeholders: ['<domain-name>'],
        secrets: [
          {
            what: 'the bearer token in the Authorization header',
            where: { in: 'header', name: 'Authorization' },
            value: 'eyJ4NXQjUzI1NiI6IkRoQXRB',
          },
        ],
      },
    ],
    [
      'iNode: the address lost, other languages behind it',
      `cURL #
curl --location --request POST '' \\
 --header 'Content-Type: application/x-www-form-urlencoded' \\
 --data-urlencode 'grant_type=password' \\
 --data-urlencode 'username=<username>' \\
 --data-urlencode 'password=<password>' \\
 --data-urlencode 'client_secret=<client secret>' \\
 --data-urlencode 'scope=sync'
Python #
auth_body = {
     'grant_type': 'password',`,
      {
        request: {
          method: 'POST',
          url: '',
          headers: [],
          ...fields(
            ['grant_type', 'password'],
            ['username', '<username>'],
            ['password', '<password>'],
            ['client_secret', '<client secret>'],
            ['scope', 'sync'],
          ),
        },
        placeholders: ['<username>', '<password>', '<client secret>'],
        notes: ['The address in the command is empty; type one.'],
      },
    ],
    [
      'iNode: an API key, PHP behind it',
      "cURL #\n\ncurl '' -H 'Authorization: Token xxxxxxxxxxxxxxxxxxxxxxxx'\n\n$ch = curl_init();\n\ncurl_setopt($ch, CURLOPT_URL, '');",
      {
        request: headers(['Authorization', 'Token xxxxxxxxxxxxxxxxxxxxxxxx']),
        placeholders: ['xxxxxxxxxxxxxxxxxxxxxxxx'],
        secrets: [],
        leftOut: [],
      },
    ],
  ])('%s', (_, text, expected) => {
    expect(readCurlCommand(text)).toMatchObject(expected)
  })
})

describe('the documentation of others', () => {
  test.each<[string, string, Expected]>([
    [
      'GitHub',
      '```shell\ncurl -L \\\n  -X POST \\\n  -H "Accept: application/vnd.github+json" \\\n  -H "Authorization: Bearer <YOUR-TOKEN>" \\\n  https://api.github.com/repos/OWNER/REPO/issues \\\n  -d \'{"title":"Found a bug","labels":["bug"]}\'\n```\n\nThen look at the answer.',
      {
        request: {
          method: 'POST',
          url: 'https://api.github.com/repos/OWNER/REPO/issues',
          body: { kind: 'text', text: '{"title":"Found a bug","labels":["bug"]}', contentType: FORM },
        },
        placeholders: ['<YOUR-TOKEN>'],
        secrets: [],
        notes: [
          'The body reads as JSON, but the command names no type, so curl calls it a form. Most servers want JSON here; choose it under Body.',
        ],
      },
    ],
    [
      'Stripe: the key as a user name',
      'curl https://api.stripe.com/v1/charges \\\n  -u sk_test_4eC39HqLyjWDarjtT1zdp7dc: \\\n  -d amount=2000 \\\n  -d currency=usd',
      {
        request: {
          basic: { user: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc', password: '' },
          ...fields(['amount', '2000'], ['currency', 'usd']),
        },
        secrets: [
          { what: 'the key after -u', where: { in: 'basic', part: 'user' }, value: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc' },
        ],
      },
    ],
    [
      'OpenAI',
      'curl https://api.openai.com/v1/chat/completions \\\n  -H "Content-Type: application/json" \\\n  -H "Authorization: Bearer $OPENAI_API_KEY" \\\n  -d \'{\n    "model": "m",\n    "messages": [{"role": "user", "content": "It\'\\\'\'s"}]\n  }\'',
      {
        request: {
          body: {
            kind: 'json',
            text: '{\n    "model": "m",\n    "messages": [{"role": "user", "content": "It\'s"}]\n  }',
          },
        },
        placeholders: ['$OPENAI_API_KEY'],
        secrets: [],
      },
    ],
    [
      'Twilio: variables for the login, a form with @ and +',
      'curl -X POST "https://api.twilio.com/2010-04-01/Accounts/$TWILIO_SID/Messages.json" \\\n--data-urlencode "Body=Hi there" \\\n--data-urlencode "From=+15557122661" \\\n-u $TWILIO_SID:$TWILIO_TOKEN',
      {
        request: {
          basic: { user: '$TWILIO_SID', password: '$TWILIO_TOKEN' },
          ...fields(['Body', 'Hi there'], ['From', '+15557122661']),
        },
        placeholders: ['$TWILIO_SID', '$TWILIO_TOKEN'],
        secrets: [],
      },
    ],
    [
      'Microsoft: a token for an application',
      "curl -X POST -H 'Content-Type: application/x-www-form-urlencoded' 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token' -d 'client_id=535fb089-9ff3-47b6-9bfb-4f1264799865&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_secret=qWgdYAmab0YSkuL1qKv5bPX&grant_type=client_credentials'",
      {
        request: {
          ...fields(
            ['client_id', '535fb089-9ff3-47b6-9bfb-4f1264799865'],
            ['scope', 'https://graph.microsoft.com/.default'],
            ['client_secret', 'qWgdYAmab0YSkuL1qKv5bPX'],
            ['grant_type', 'client_credentials'],
          ),
          headers: [],
        },
        placeholders: ['{tenant}'],
        secrets: [
          {
            what: 'the client_secret in the body',
            where: { in: 'body', name: 'client_secret' },
            value: 'qWgdYAmab0YSkuL1qKv5bPX',
          },
        ],
      },
    ],
    [
      'Keycloak: variables in a form without encoding',
      `TOKEN=$(curl -s -X POST "https://h.example/realms/x/token" -d "grant_type=password&username=$USER_NAME&password=\${PASS}" | jq -r .access_token)`,
      {
        request: fields(['grant_type', 'password'], ['username', '$USER_NAME'], ['password', `\${PASS}`]),
        placeholders: ['$USER_NAME', `\${PASS}`],
        secrets: [],
      },
    ],
    [
      'Salesforce: placeholders without encoding',
      'curl https://login.salesforce.com/services/oauth2/token -d "grant_type=password" -d "client_id=<consumer key>" -d "password={{password}}" -d "username=YOUR_USER"',
      {
        request: fields(
          ['grant_type', 'password'],
          ['client_id', '<consumer key>'],
          ['password', '{{password}}'],
          ['username', 'YOUR_USER'],
        ),
        placeholders: ['<consumer key>', '{{password}}', 'YOUR_USER'],
      },
    ],
    [
      'Postman',
      'curl --location \'{{baseUrl}}/login\' \\\n--header \'Content-Type: application/json\' \\\n--data-raw \'{\n    "username": "bob",\n    "password": "s3cret \\"x\\""\n}\'',
      {
        request: { url: '{{baseUrl}}/login', method: 'POST' },
        placeholders: ['{{baseUrl}}'],
        secrets: [{ what: 'the password in the body', where: { in: 'body', name: 'password' }, value: 's3cret "x"' }],
      },
    ],
    [
      'an upload',
      `curl -F "file=@photo.jpg;type=image/jpeg" -F 'meta={"a":1};type=application/json' -H "Content-Type: multipart/form-data" -H "X-Api-Key: abc123" https://h.example/files`,
      {
        request: {
          method: 'POST',
          headers: [{ name: 'X-Api-Key', value: 'abc123' }],
          body: {
            kind: 'multipart',
            parts: [
              { name: 'file', value: { kind: 'file', path: 'photo.jpg' }, contentType: 'image/jpeg', fileName: null },
              {
                name: 'meta',
                value: { kind: 'text', text: '{"a":1}' },
                contentType: 'application/json',
                fileName: null,
              },
            ],
          },
        },
        secrets: [{ what: 'the X-Api-Key header', where: { in: 'header', name: 'X-Api-Key' }, value: 'abc123' }],
      },
    ],
    [
      'Kubernetes: an own authority, a client certificate',
      'curl --cacert ca.crt --cert client.crt --key client.key https://10.0.0.1:6443/api/v1/pods',
      {
        request: {
          caFile: 'ca.crt',
          clientCertificate: { certificate: 'client.crt', key: 'client.key', type: null, passphrase: null },
        },
      },
    ],
    [
      'Elasticsearch: JSON on many lines, a login in the address',
      'curl -X GET "https://elastic:changeme1@localhost:9200/_search?pretty" -H \'Content-Type: application/json\' -d\'\n{\n  "query": { "match_all": {} }\n}\n\'\n',
      {
        request: {
          method: 'GET',
          url: 'https://localhost:9200/_search?pretty',
          basic: { user: 'elastic', password: 'changeme1' },
          body: { kind: 'json', text: '\n{\n  "query": { "match_all": {} }\n}\n' },
        },
        secrets: [
          { what: 'the password in the address', where: { in: 'basic', part: 'password' }, value: 'changeme1' },
        ],
      },
    ],
    [
      'XML, where tags are no placeholders',
      'curl -X POST https://h.example/soap -H "Content-Type: text/xml" -d "<login><user>bob</user></login>"',
      {
        request: { body: { kind: 'text', text: '<login><user>bob</user></login>', contentType: 'text/xml' } },
        placeholders: [],
      },
    ],
    [
      'GraphQL, whose variables are none of the shell’s',
      `curl 'https://h.example/graphql' -H 'content-type: application/json' --data-raw '{"query":"query($id: ID!) { a(id: $id) }"}'`,
      { placeholders: [], request: { method: 'POST' } },
    ],
  ])('%s', (_, text, expected) => {
    expect(readCurlCommand(text)).toMatchObject(expected)
  })
})

describe('what browsers copy', () => {
  const request: Partial<CurlRequest> = {
    method: 'POST',
    url: 'https://h.example/a?b=c&d=%20e',
    body: { kind: 'json', text: '{"a":"it\'s 100%","b":"x&y\\n"}' },
    ...headers(['accept', '*/*'], ['cookie', 'sid=1; x="2"'], ['sec-ch-ua', '"Chromium";v="130"']),
  }
  test.each<[string, string, Expected['shell']]>([
    [
      'Chrome, bash',
      `curl 'https://h.example/a?b=c&d=%20e' \\
  -H 'accept: */*' \\
  -H 'content-type: application/json' \\
  -H 'cookie: sid=1; x="2"' \\
  -H 'sec-ch-ua: "Chromium";v="130"' \\
  --data-raw $'{"a":"it\\'s 100%","b":"x&y\\\\n"}'`,
      'bash',
    ],
    [
      'Chrome, cmd',
      `curl ^"https://h.example/a?b=c^&d=^%^20e^" ^
  -H ^"accept: */*^" ^
  -H ^"content-type: application/json^" ^
  -H ^"cookie: sid=1; x=^\\^"2^\\^"^" ^
  -H ^"sec-ch-ua: ^\\^"Chromium^\\^";v=^\\^"130^\\^"^" ^
  --data-raw ^"^{^\\^"a^\\^":^\\^"it's 100^%^\\^",^\\^"b^\\^":^\\^"x^&y^\\^\\n^\\^"^}^"`,
      'cmd',
    ],
    [
      'Firefox, POSIX',
      `curl 'https://h.example/a?b=c&d=%20e' --compressed -X POST -H 'accept: */*' -H 'content-type: application/json' -H 'cookie: sid=1; x="2"' -H 'sec-ch-ua: "Chromium";v="130"' --data-raw $'{"a":"it\\'s 100%","b":"x&y\\\\n"}'`,
      'bash',
    ],
    [
      'the same for PowerShell 7',
      `curl.exe 'https://h.example/a?b=c&d=%20e' \`
  -H 'accept: */*' \`
  -H 'content-type: application/json' \`
  -H 'cookie: sid=1; x="2"' \`
  -H 'sec-ch-ua: "Chromium";v="130"' \`
  --data-raw '{"a":"it''s 100%","b":"x&y\\n"}'`,
      'powershell',
    ],
  ])('%s', (_, text, shell) => {
    expect(readCurlCommand(text)).toMatchObject({
      shell,
      request,
      secrets: [{ what: 'the cookie', where: { in: 'header', name: 'cookie' }, value: 'sid=1; x="2"' }],
      notUnderstood: [],
    })
  })
})

describe('which shell', () => {
  test.each<[string, Expected['shell'], Expected]>([
    ['curl -d "{\\"a\\":1}" https://h.example', 'bash', {}],
    ['$ curl https://h.example', 'bash', {}],
    ['C:\\Users\\me>curl -u %USER%:%PASS% https://h.example', 'cmd', { placeholders: ['%USER%', '%PASS%'] }],
    ['curl.exe -H "A: b" https://h.example', 'cmd', {}],
    ['```bat\ncurl -H "A: %B%" https://h.example\n```', 'cmd', {}],
    ["curl.exe -H 'A: b' https://h.example", 'powershell', {}],
    ['PS C:\\> curl.exe https://h.example', 'powershell', {}],
    ['PS /home/me> curl https://h.example', 'powershell', {}],
    ['```powershell\ncurl.exe -H "A: $b" https://h.example\n```', 'powershell', { placeholders: ['$b'] }],
    ['curl.exe -d "{`"a`":1}" https://h.example', 'powershell', { request: { method: 'POST' } }],
    ['curl -H "X-Date: `date`" https://h.example', 'bash', { placeholders: ['`date`'] }],
    ['& "C:\\Program Files\\curl\\curl.exe" -X PUT https://h.example', 'powershell', { request: { method: 'PUT' } }],
    ['curl -H "A: $env:B" https://h.example', 'powershell', { placeholders: ['$env:B'] }],
  ])('%s', (text, shell, expected) => {
    expect(readCurlCommand(text)).toMatchObject({ shell, ...expected })
  })

  test('it can be said', () => {
    expect(readCurlCommand("curl 'http://h.example'", 'cmd')?.request.url).toBe("http://'http://h.example'")
  })
})

describe('what stands around the command', () => {
  test.each<[string, string]>([
    ['a prompt', '$ curl https://h.example'],
    ['a prompt of the administrator', '# curl https://h.example'],
    ['a prompt with a name', 'me@host:~/x$ curl https://h.example'],
    ['an oh-my-zsh prompt', '➜ curl https://h.example'],
    ['a quotation', '> curl https://h.example'],
    ['a list', '1. curl https://h.example'],
    ['sudo', 'sudo -E curl https://h.example'],
    ['assignments', 'A=1 B="x y" curl https://h.example'],
    ['a path', '/usr/bin/curl https://h.example'],
    ['a path in quotes', '"/usr/local/bin/curl" https://h.example'],
    ['a notebook', '%%bash\n!curl https://h.example'],
    ['a container', 'docker run --rm curlimages/curl https://h.example'],
    ['a variable', 'RESPONSE=$(curl https://h.example)'],
    ['a condition', 'if curl https://h.example; then'],
    ['back-ticks', '`curl https://h.example`'],
    ['a sentence', 'Now run curl https://h.example'],
    ['a sentence with back-ticks', 'Use `curl https://h.example` for this, and don’t wait.'],
    ['quotes', 'sh -c "curl https://h.example"'],
    ['curly quotes', 'Type “curl https://h.example” here'],
    ['a fence', '```\ncurl https://h.example\n```'],
    ['a fence with tildes', '~~~ sh\ncurl https://h.example\n~~~'],
    ['comments', '# get it\ncurl https://h.example # here'],
    ['spaces nobody sees', '\ufeff\u00a0curl\u00a0https://h.example\u200b'],
    ['Windows line ends', 'curl \\\r\n https://h.example\r\n'],
    ['a sentence about it', 'curl is good: run curl https://h.example'],
    ['a pipe before it', 'echo | curl https://h.example'],
  ])('%s', (_, text) => {
    expect(readCurlCommand(text)).toMatchObject({
      request: { method: 'GET', url: 'https://h.example', body: { kind: 'none' } },
      notUnderstood: [],
      leftOut: [],
      notes: [],
    })
  })

  test('a word processor’s quotes and dashes', () => {
    const text =
      'curl –X POST –-header “Authorization: Bearer abcdefghijkl” —data ‘{“name”: “O’Brien”}’ -H "It: isn’t" https://h.example'
    expect(readCurlCommand(text)?.request).toMatchObject({
      method: 'POST',
      url: 'https://h.example',
      headers: [
        { name: 'Authorization', value: 'Bearer abcdefghijkl' },
        { name: 'It', value: 'isn’t' },
      ],
      body: { kind: 'text', text: '{"name": "O’Brien"}' },
    })
  })

  test('several commands: the first, and the others as they stand', () => {
    const text =
      '# one\ncurl https://h.example/1\n\ncurl -X POST https://h.example/2 \\\n  -d x=1 | jq .\necho done; curl https://h.example/3'
    expect(readCurlCommand(text)).toMatchObject({
      request: { url: 'https://h.example/1' },
      leftOut: ['curl -X POST https://h.example/2 \\\n  -d x=1', 'curl https://h.example/3'],
      notes: ['The text holds several curl commands; the first one is taken.'],
    })
  })
})

describe('no command at all', () => {
  test.each([
    '',
    'https://h.example/curl',
    'wget https://h.example',
    'curl is a tool for transferring data',
    'cURL is a tool. Read about curl, and install curl.',
    'curl is what https://curl.se is about',
    'Use the curl -d option.',
    'libcurl https://h.example',
    'curl_setopt($ch, CURLOPT_URL, "https://h.example")',
    'http POST h.example a=b',
    // In Windows PowerShell that is another program's name.
    'curl -Uri https://h.example -Method POST -Body "a=b"',
    'Invoke-WebRequest -UseBasicParsing http://h.example -Method POST',
    '{"a": "curl"}',
  ])('%j', (text) => {
    expect(readCurlCommand(text)).toBeNull()
  })
})

describe('malformed', () => {
  test.each<[string, Expected]>([
    ['curl', { request: { url: '', method: 'GET' }, notes: ['The command names no address; type one.'] }],
    ['$ curl \\', { notes: ['The command names no address; type one.'] }],
    [
      "curl 'https://h.example",
      {
        request: { url: 'https://h.example' },
        notes: ['A quote is opened and never closed; the command may have been cut off.'],
      },
    ],
    [
      'curl https://h.example -H "A: b',
      {
        request: headers(['A', 'b']),
        notes: ['A quote is opened and never closed; the command may have been cut off.'],
      },
    ],
    [
      'curl https://h.example -d',
      { notUnderstood: ['-d'], notes: ['The option -d asks for a value, and none follows.'] },
    ],
    ['curl https://h.example --data', { notUnderstood: ['--data'] }],
    ['curl -', { notUnderstood: ['-'] }],
    ['curl --', { request: { url: '' } }],
    ['curl -d {"a": "b"} https://h.example', { request: { url: 'https://h.example' }, leftOut: ['b}'] }],
    ['curl -d @ https://h.example', { notes: ['The command wants to send a file and does not name one.'] }],
    [
      'curl https://h.example/?a=1&b=2 -k',
      {
        request: { url: 'https://h.example/?a=1&b=2', verifyTls: false },
        notes: ['The address holds an & without quotes around it; a shell would have cut it there.'],
      },
    ],
  ])('%s', (text, expected) => {
    expect(readCurlCommand(text)).toMatchObject(expected)
  })
})
