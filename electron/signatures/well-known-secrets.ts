/** Secrets that stand in tutorials and default settings, and that whoever attacks a server tries first. Small on purpose. */
const secrets: ReadonlySet<string> = new Set([
  ...['secret', 'Secret', 'SECRET', 'mysecret', 'my-secret', 'my_secret', 'topsecret', 'supersecret', 'super-secret'],
  ...[
    'secretkey',
    'secret-key',
    'secret_key',
    'mysecretkey',
    'my-secret-key',
    'yoursecret',
    'your-secret',
    'your_secret',
  ],
  ...['your-256-bit-secret', 'your-384-bit-secret', 'your-512-bit-secret', 'your-secret-key', 'yoursecretkey'],
  ...['a-string-secret-at-least-256-bits-long', 'jwtsecret', 'jwt_secret', 'jwt-secret', 'JWT_SECRET', 'jwtkey', 'jwt'],
  ...['key', 'mykey', 'test', 'testing', 'token', 'password', 'Password1', 'passw0rd', 'admin', 'root', 'default'],
  ...['changeme', 'change-me', 'change_me', 'changeit', 'example', 'demo', 'dev', 'development', 'private', 'hello'],
  ...[
    '123456',
    '12345678',
    '123456789',
    '1234567890',
    'abc123',
    'qwerty',
    'letmein',
    'keyboard cat',
    'shhhhh',
    'shhhh',
  ],
  ...[
    's3cr3t',
    'S3cr3t',
    'cool',
    'foo',
    'bar',
    'foobar',
    'anything',
    'verysecret',
    'gfg_jwt_secret_key',
    'notsosecret',
  ],
])

/** Whether a secret is in the list. */
export function isWellKnown(secret: Buffer): boolean {
  return secret.length < 64 && secrets.has(secret.toString())
}
