/** Exports in the form in which Postman writes them. Every secret begins with `canary-`. */

/** A collection v2.1: folders in folders, every kind of body, `auth` inherited and replaced, scripts, saved answers. */
export const shop = {
  info: {
    _postman_id: '2b6b9b1e-54c3-4f0a-9d1c-0f6f2a0f1c11',
    name: 'Shop API',
    description: 'Everything about **orders**.',
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    _exporter_id: '123456',
  },
  auth: {
    type: 'oauth2',
    oauth2: [
      { key: 'clientSecret', value: 'canary-client-secret-01', type: 'string' },
      { key: 'clientId', value: 'shop-cli', type: 'string' },
      { key: 'accessTokenUrl', value: '{{baseUrl}}/oauth/token', type: 'string' },
      { key: 'grant_type', value: 'client_credentials', type: 'string' },
      { key: 'scope', value: 'orders:read orders:write', type: 'string' },
      { key: 'client_authentication', value: 'body', type: 'string' },
      { key: 'addTokenTo', value: 'header', type: 'string' },
      {
        key: 'tokenRequestParams',
        value: [
          { key: 'audience', value: 'https://shop.example.com', enabled: true, send_as: 'request_body' },
          { key: 'off', value: 'x', enabled: false, send_as: 'request_body' },
        ],
        type: 'any',
      },
    ],
  },
  event: [
    { listen: 'prerequest', script: { type: 'text/javascript', exec: ["console.log('hi')"] } },
    { listen: 'test', script: { type: 'text/javascript', exec: [''] } },
  ],
  variable: [
    { key: 'baseUrl', value: 'https://shop.example.com/v1', type: 'string' },
    { key: 'order id', value: '42' },
    { key: 'adminPassword', value: 'canary-admin-pass-01', type: 'string' },
    { key: 'old', value: 'x', disabled: true },
  ],
  item: [
    {
      name: 'Orders',
      item: [
        {
          name: 'Archive',
          item: [
            {
              name: 'Find orders',
              request: {
                method: 'GET',
                header: [
                  { key: 'Accept', value: 'application/json' },
                  { key: 'X-Debug', value: '1', disabled: true },
                ],
                url: {
                  raw: '{{baseUrl}}/orders/:orderId/lines?page=1&sort=name',
                  host: ['{{baseUrl}}'],
                  path: ['orders', ':orderId', 'lines'],
                  query: [
                    { key: 'page', value: '1' },
                    { key: 'sort', value: 'name' },
                    { key: 'all', value: 'true', disabled: true },
                  ],
                  variable: [{ key: 'orderId', value: '{{order id}}' }],
                },
              },
              response: [{ name: 'Example', code: 200, body: '[]' }],
            },
          ],
        },
        {
          name: 'Make an order',
          event: [{ listen: 'test', script: { exec: ['pm.test("ok", () => {})'] } }],
          request: {
            method: 'POST',
            header: [],
            body: {
              mode: 'raw',
              raw: '{\n  "sku": "a",\n  "id": "{{$guid}}",\n  "by": "{{$randomFirstName}}",\n  "pin": {"secret": "canary-json-secret-01"}\n}',
              options: { raw: { language: 'json' } },
            },
            url: { raw: '{{baseUrl}}/orders', host: ['{{baseUrl}}'], path: ['orders'] },
          },
        },
      ],
    },
    {
      name: 'Admin',
      auth: {
        type: 'basic',
        basic: [
          { key: 'password', value: '{{adminPassword}}', type: 'string' },
          { key: 'username', value: 'root', type: 'string' },
        ],
      },
      item: [
        {
          name: 'Users',
          request: { method: 'GET', header: [], url: 'https://admin.example.com/users?api_key=canary-query-key-01' },
        },
        {
          name: 'Upload',
          request: {
            auth: { type: 'noauth' },
            method: 'PUT',
            header: [{ key: 'Authorization', value: 'Bearer canary-header-token-01' }],
            body: {
              mode: 'formdata',
              formdata: [
                { key: 'file', type: 'file', src: '/home/ann/photo.png' },
                { key: 'note', value: 'front', type: 'text', contentType: 'text/plain' },
                { key: 'secret', value: 'canary-header-token-01', type: 'text', disabled: true },
              ],
            },
            url: { raw: '{{baseUrl}}/photos', host: ['{{baseUrl}}'], path: ['photos'] },
          },
        },
      ],
    },
    {
      name: 'Log in',
      request: {
        auth: { type: 'noauth' },
        method: 'POST',
        header: [],
        body: {
          mode: 'urlencoded',
          urlencoded: [
            { key: 'user', value: 'ann', type: 'text' },
            { key: 'password', value: 'canary-form-pass-01', type: 'text' },
            { key: 'remember', value: 'no', type: 'text', disabled: true },
          ],
        },
        url: { raw: '{{baseUrl}}/login', host: ['{{baseUrl}}'], path: ['login'] },
      },
    },
    {
      name: 'Ask the graph',
      request: {
        auth: {
          type: 'apikey',
          apikey: [
            { key: 'value', value: 'canary-api-key-01' },
            { key: 'key', value: 'X-Api-Key' },
          ],
        },
        method: 'POST',
        header: [],
        body: { mode: 'graphql', graphql: { query: 'query Q($n: Int) { a(n: $n) }', variables: '{"n": 1}' } },
        url: { raw: '{{baseUrl}}/graphql', host: ['{{baseUrl}}'], path: ['graphql'] },
      },
    },
    {
      name: 'Signed by AWS',
      request: {
        auth: { type: 'awsv4', awsv4: [{ key: 'secretKey', value: 'canary-aws-secret-01' }] },
        method: 'GET',
        header: [],
        url: { raw: 'https://aws.example.com/x' },
      },
    },
    {
      name: 'Key in the address',
      request: {
        auth: {
          type: 'apikey',
          apikey: [
            { key: 'in', value: 'query' },
            { key: 'value', value: 'canary-in-query-01' },
            { key: 'key', value: 'token' },
          ],
        },
        method: 'GET',
        header: [],
        url: { raw: 'https://ann:canary-url-pass-01@shop.example.com/v1/ping?x=1' },
      },
    },
  ],
}

/** An environment as Postman exports it. */
export const staging = {
  id: 'c9f8c5a8-7d0a-4f1c-9b0c-3a7d1c2e4f55',
  name: 'Staging',
  values: [
    { key: 'baseUrl', value: 'https://staging.shop.example.com/v1', type: 'default', enabled: true },
    { key: 'clientSecret', value: 'canary-env-secret-01', type: 'secret', enabled: true },
    { key: 'api_token', value: 'canary-env-token-01', type: 'default', enabled: true },
    { key: 'my page', value: '{{baseUrl}}/page', type: 'default', enabled: true },
    { key: 'unused', value: 'x', enabled: false },
    { key: 'empty', value: '', type: 'secret', enabled: true },
  ],
  _postman_variable_scope: 'environment',
  _postman_exported_at: '2030-01-01T00:00:00.000Z',
  _postman_exported_using: 'Postman/11.0.0',
}
