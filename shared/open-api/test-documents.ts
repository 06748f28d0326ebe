/** Descriptions of APIs in the form in which real tools write them. */

/** OpenAPI 3.0 as Swagger’s own pet store has it, shortened; with more ways to sign in. */
export const petstore = {
  openapi: '3.0.3',
  info: {
    title: 'Swagger Petstore - OpenAPI 3.0',
    description:
      'This is a **sample** Pet Store Server based on the [OpenAPI 3.0](https://swagger.io) specification.\n\nMore below.',
    version: '1.0.17',
  },
  externalDocs: { description: 'Find out more about Swagger', url: 'https://swagger.io' },
  servers: [
    {
      url: 'https://{region}.petstore.example.com/api/{version}',
      variables: { region: { default: 'eu', enum: ['eu', 'us'] }, version: { default: 'v3' } },
    },
    { url: 'https://sandbox.petstore.example.com/api/v3', description: 'Sandbox' },
  ],
  tags: [{ name: 'pet', description: 'Everything about your Pets' }, { name: 'store' }],
  paths: {
    '/pet': {
      post: {
        tags: ['pet'],
        summary: 'Add a new pet to the store',
        operationId: 'addPet',
        requestBody: {
          required: true,
          content: {
            'application/xml': { schema: { $ref: '#/components/schemas/Pet' } },
            'application/json': { schema: { $ref: '#/components/schemas/Pet' } },
          },
        },
        responses: { '200': { description: 'Successful operation' } },
        security: [{ petstore_auth: ['write:pets', 'read:pets'] }],
      },
    },
    '/pet/findByStatus': {
      get: {
        tags: ['pet'],
        summary: 'Finds Pets by status',
        operationId: 'findPetsByStatus',
        parameters: [
          {
            name: 'status',
            in: 'query',
            required: true,
            explode: true,
            schema: { type: 'string', default: 'available', enum: ['available', 'pending', 'sold'] },
          },
          { name: 'owner', in: 'query', required: true, schema: { type: 'string' } },
          { name: 'limit', in: 'query', schema: { type: 'integer', default: 20 } },
          { $ref: '#/components/parameters/Trace' },
        ],
        security: [{ petstore_auth: ['read:pets'] }],
      },
    },
    '/pet/{petId}': {
      parameters: [{ name: 'petId', in: 'path', required: true, example: 7, schema: { type: 'integer' } }],
      get: { tags: ['pet'], operationId: 'getPetById', security: [{ api_key: [] }, { petstore_auth: [] }] },
      delete: { tags: ['pet'], summary: 'Deletes a pet', security: [{ petstore_auth: [] }] },
    },
    '/pet/{petId}/uploadImage': {
      post: {
        tags: ['pet'],
        summary: 'Uploads an image.',
        parameters: [{ name: 'petId', in: 'path', required: true, schema: { type: 'integer' } }],
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['file'],
                properties: { file: { type: 'string', format: 'binary' }, note: { type: 'string', example: 'front' } },
              },
              encoding: { file: { contentType: 'image/png, image/jpeg' } },
            },
          },
        },
      },
    },
    '/store/login': {
      post: {
        tags: ['store'],
        summary: 'Open to everybody',
        security: [],
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                properties: { user: { type: 'string', example: 'ann' }, remember: { type: 'boolean' } },
              },
            },
          },
        },
      },
    },
    '/store/report': {
      get: { tags: ['store'], summary: 'Two keys at once', security: [{ api_key: [], app_id: [] }] },
    },
    '/store/legacy': { get: { summary: 'A key in the address', security: [{ query_key: [] }] } },
  },
  components: {
    parameters: { Trace: { name: 'X-Trace', in: 'header', schema: { type: 'string' }, example: 'abc' } },
    schemas: {
      Category: {
        type: 'object',
        properties: {
          id: { type: 'integer', example: 1 },
          name: { type: 'string', example: 'Dogs' },
          parent: { $ref: '#/components/schemas/Category' },
        },
      },
      Pet: {
        required: ['name', 'photoUrls'],
        type: 'object',
        properties: {
          id: { type: 'integer', format: 'int64', readOnly: true },
          name: { type: 'string', example: 'doggie' },
          category: { $ref: '#/components/schemas/Category' },
          photoUrls: { type: 'array', items: { type: 'string' } },
          born: { type: 'string', format: 'date' },
          status: { type: 'string', enum: ['available', 'pending', 'sold'] },
        },
      },
    },
    securitySchemes: {
      petstore_auth: {
        type: 'oauth2',
        flows: {
          implicit: {
            authorizationUrl: 'https://login.petstore.example.com/oauth/authorize',
            scopes: { 'write:pets': 'modify pets in your account', 'read:pets': 'read your pets' },
          },
          authorizationCode: {
            authorizationUrl: 'https://login.petstore.example.com/oauth/authorize',
            tokenUrl: 'https://login.petstore.example.com/oauth/token',
            scopes: { 'write:pets': 'modify pets in your account', 'read:pets': 'read your pets' },
          },
          clientCredentials: {
            tokenUrl: 'https://login.petstore.example.com/oauth/token',
            scopes: { 'read:pets': 'read your pets' },
          },
        },
      },
      api_key: { type: 'apiKey', name: 'api_key', in: 'header', description: 'Ask for one at **Settings**.' },
      app_id: { type: 'apiKey', name: 'X-App-Id', in: 'header' },
      query_key: { type: 'apiKey', name: 'key', in: 'query' },
      staff: { type: 'http', scheme: 'basic' },
      jwt: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      old: { type: 'http', scheme: 'digest' },
    },
  },
}

/** Swagger 2.0 with its four OAuth flows. */
export const swagger2 = {
  swagger: '2.0',
  info: { title: 'Uber-like API', version: '1.0.0', description: 'Move your app forward' },
  host: 'api.rides.example.com',
  schemes: ['https', 'http'],
  basePath: '/v1',
  consumes: ['application/json'],
  securityDefinitions: {
    rides_code: {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'https://login.rides.example.com/authorize',
      tokenUrl: 'https://login.rides.example.com/token',
      scopes: { profile: 'Who you are' },
    },
    rides_implicit: {
      type: 'oauth2',
      flow: 'implicit',
      authorizationUrl: 'https://login.rides.example.com/authorize',
      scopes: {},
    },
    rides_app: { type: 'oauth2', flow: 'application', tokenUrl: 'https://login.rides.example.com/token', scopes: {} },
    rides_password: { type: 'oauth2', flow: 'password', tokenUrl: 'https://login.rides.example.com/token', scopes: {} },
    basic: { type: 'basic' },
  },
  security: [{ rides_code: ['profile'] }],
  paths: {
    '/products': {
      get: {
        summary: 'Product Types',
        tags: ['Products'],
        parameters: [
          { name: 'latitude', in: 'query', required: true, type: 'number', 'x-example': 52.5 },
          {
            name: 'ids',
            in: 'query',
            type: 'array',
            items: { type: 'string' },
            collectionFormat: 'csv',
            default: ['a', 'b'],
          },
        ],
      },
    },
    '/me/photo': {
      put: {
        summary: 'A photo',
        consumes: ['multipart/form-data'],
        parameters: [
          { name: 'photo', in: 'formData', type: 'file', required: true },
          { name: 'caption', in: 'formData', type: 'string', default: 'me' },
        ],
      },
    },
    '/requests': {
      post: {
        summary: 'Ask for a ride',
        parameters: [{ name: 'body', in: 'body', schema: { $ref: '#/definitions/Ride' } }],
      },
    },
  },
  definitions: {
    Ride: { type: 'object', properties: { product: { type: 'string', example: 'x' }, seats: { type: 'integer' } } },
  },
}

/** OpenAPI 3.1 with OpenID Connect, types in lists and `examples`, and parts in other files. */
export const openapi31 = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '2', summary: 'Notes of a team.' },
  servers: [{ url: '/v2' }],
  security: [{ sso: ['notes.read'] }],
  paths: {
    '/notes': {
      get: { summary: 'All notes', parameters: [{ $ref: 'https://example.com/common.yaml#/limit' }] },
      post: {
        summary: 'Write a note',
        requestBody: {
          content: {
            'application/vnd.notes+json': {
              schema: {
                allOf: [
                  { type: 'object', properties: { title: { type: ['null', 'string'], examples: ['Monday'] } } },
                  { properties: { tags: { type: 'array', items: { anyOf: [{ type: 'null' }, { const: 'new' }] } } } },
                ],
              },
            },
          },
        },
      },
      put: { $ref: '#/nowhere' },
    },
  },
  webhooks: { noted: { post: {} } },
  components: {
    securitySchemes: {
      sso: {
        type: 'openIdConnect',
        openIdConnectUrl: 'https://sso.example.com/realms/a/.well-known/openid-configuration',
      },
    },
  },
}
