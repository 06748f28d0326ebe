/** The plan of the house as data: what there is, who may know whom, and which packages live where. Default: nobody, none. */

/** Element → its files. Every source file is in exactly one. */
export const elements = {
  core: /^shared\/core\//,
  domain: /^shared\/domain\//,
  claims: /^shared\/claims\//,
  jwt: /^shared\/jwt\//,
  verdict: /^shared\/verdict\//,
  words: /^shared\/words\//,
  snippets: /^shared\/snippets\//,
  'curl-import': /^shared\/curl-import\//,
  'command-import': /^shared\/command-import\//,
  'open-api': /^shared\/open-api\//,
  postman: /^shared\/postman\//,
  variables: /^shared\/variables\//,
  json: /^shared\/json\//,
  login: /^shared\/login\//,
  'bring-in': /^shared\/bring-in\//,
  providers: /^shared\/providers\//,
  contract: /^shared\/ipc\//,

  main: /^electron\/main\.ts$/,
  composition: /^electron\/compose-services(\.test)?\.ts$/,
  preload: /^electron\/preload\.ts$/,
  ipc: /^electron\/ipc\//,
  services: /^electron\/services\//,
  flows: /^electron\/flows\//,
  oauth: /^electron\/oauth\//,
  'sign-in': /^electron\/sign-in\//,
  http: /^electron\/http\//,
  redirects: /^electron\/redirects\//,
  disk: /^electron\/disk\//,
  ports: /^electron\/ports\//,
  adapters: /^electron\/adapters\//,
  windows: /^electron\/windows\//,
  'answer-index': /^electron\/answer-index\//,
  documents: /^electron\/documents\//,
  practice: /^electron\/practice\//,
  cards: /^electron\/cards\//,
  rules: /^electron\/rules\//,
  'snippet-runs': /^electron\/snippets\//,
  signatures: /^electron\/signatures\//,
  sealing: /^electron\/sealing\//,
  checks: /^electron\/architecture(\.test\.ts$|\/)/,

  entry: /^renderer\/main\.tsx$/,
  app: /^renderer\/app\//,
  feature: /^renderer\/features\/[^/]+\//,
  stores: /^renderer\/stores\//,
  ui: /^renderer\/ui\//,
  lib: /^renderer\/lib\//,
  styles: /^renderer\/styles\//,

  faults: /^e2e\/faults\//,
  e2e: /^e2e\/(?!faults\/)/,
} as const satisfies Readonly<Record<string, RegExp>>

export type Element = keyof typeof elements

const allOfShared = [
  'core',
  'domain',
  'claims',
  'jwt',
  'verdict',
  'words',
  'snippets',
  'curl-import',
  'command-import',
  'open-api',
  'postman',
  'variables',
  'json',
  'login',
  'bring-in',
  'providers',
  'contract',
] as const

/**
 * Who may import whom, besides itself (a feature only its own folder).
 * In one breath: ipc → services → flows → oauth → sign-in, all may know shared, only main knows the adapters;
 * app → features → stores and ui → lib, only lib knows the bridge.
 */
export const mayImport: Readonly<Record<Element, readonly Element[]>> = {
  core: [],
  domain: ['core'],
  claims: [],
  jwt: ['core', 'domain', 'claims', 'json'],
  verdict: ['core', 'domain', 'claims', 'jwt', 'words'],
  words: ['core', 'domain', 'jwt'],
  snippets: ['core', 'domain'],
  'curl-import': ['core', 'domain'],
  'command-import': ['core', 'domain', 'curl-import', 'login'],
  'open-api': ['core', 'domain'],
  postman: ['core', 'domain', 'curl-import', 'jwt', 'login'],
  variables: ['core', 'domain'],
  json: [],
  login: ['core', 'domain', 'curl-import', 'jwt'],
  // What is shown of things brought in, and decided about them: types.
  'bring-in': ['core', 'domain'],
  providers: ['domain'],
  contract: ['core', 'domain', 'jwt', 'login', 'bring-in'],

  main: [
    ...['core', 'domain', 'contract', 'login', 'providers', 'cards'],
    ...['adapters', 'composition', 'disk', 'http', 'ipc', 'ports', 'redirects', 'sealing', 'services', 'windows'],
  ] as Element[],
  composition: ['core', 'domain', 'contract', 'ports', 'practice', 'providers', 'sealing', 'services'],
  preload: ['contract'],
  ipc: ['core', 'domain', 'contract', 'bring-in', 'cards', 'ports', 'services'],
  services: [
    ...['core', 'domain', 'claims', 'contract', 'json', 'jwt', 'providers', 'snippets', 'curl-import', 'variables'],
    'command-import',
    'words',
    'login',
    'bring-in',
    ...[
      'open-api',
      'postman',
      'answer-index',
      'cards',
      'flows',
      'oauth',
      'ports',
      'practice',
      'sign-in',
      'signatures',
      'sealing',
    ],
  ] as Element[],
  // The shape of providers that come from outside.
  cards: ['core', 'domain'],
  // Reads the bytes of answers: plain functions, so that they run in a thread of their own as well as in a test.
  'answer-index': ['core', 'domain', 'json'],
  // Reads files of other tools: plain functions, for a thread of their own as well.
  documents: ['core', 'domain', 'json', 'open-api', 'postman'],
  // Keys from passphrases, sealed bytes: plain functions over Node's crypto.
  sealing: ['core'],
  // Keys and signatures: plain functions over Node's crypto. No network, no vault.
  signatures: ['core', 'domain', 'contract', 'json', 'jwt'],
  flows: ['core', 'domain', 'oauth', 'ports', 'sign-in', 'signatures'],
  oauth: ['core', 'domain', 'ports', 'sign-in', 'signatures'],
  'sign-in': ['core', 'domain', 'jwt', 'ports'],
  http: ['core', 'ports'],
  // Where browsers come back to: doors on this computer, and the app's own scheme.
  redirects: ['core', 'domain', 'ports'],
  disk: ['core', 'ports'],
  ports: ['core', 'domain', 'answer-index', 'documents'],
  adapters: ['core', 'domain', 'ports', 'answer-index', 'documents', 'sealing'],
  windows: ['core', 'domain', 'ports'],
  practice: ['core', 'domain'],
  // The rules of the five systems, tested through the whole trusted side but for Electron.
  rules: [
    ...allOfShared,
    'sealing',
    'answer-index',
    'cards',
    'composition',
    'documents',
    'services',
    'flows',
    'oauth',
    'sign-in',
    'disk',
    'http',
    'ports',
    'practice',
    'redirects',
  ],
  // The snippets, run with the tools they are written for.
  'snippet-runs': ['core', 'domain', 'snippets'],
  checks: [],

  entry: ['app', 'styles'],
  app: [...allOfShared.filter((name) => name !== 'contract'), 'feature', 'stores', 'ui', 'lib'],
  feature: [...allOfShared.filter((name) => name !== 'contract'), 'stores', 'ui', 'lib'],
  stores: ['core', 'domain', 'jwt', 'words', 'lib'],
  ui: ['core', 'domain', 'claims', 'json', 'jwt', 'words', 'lib'],
  lib: ['core', 'domain', 'contract', 'bring-in'],
  styles: [],

  // Servers that misbehave, and what the whole trusted side makes of them.
  faults: ['core', 'domain', 'http', 'rules', 'services'],
  // Of http only its test certificates: production code must not be what a story leans on.
  e2e: [...allOfShared, 'http', 'practice', 'faults'],
}

/** What a test may import besides what its element may: what there is to test with. */
export const testsMayImport: readonly Element[] = [
  ...['core', 'domain', 'contract', 'providers', 'jwt'],
  ...['composition', 'disk', 'documents', 'http', 'practice', 'redirects'],
] as Element[]

/** Files that exist for tests only; no other file may import them. */
export const testOnly =
  /(\.test\.tsx?|\/(test-[^/]+|[^/]+-test-kit|sample-tokens)\.ts)$|^electron\/rules\/|^e2e\/faults\//

/** Which packages a file may import. `node` stands for all of `node:*`; tests may import `packagesOfTests` too. */
export const packagesOf: Readonly<Record<Element, readonly string[]>> = {
  core: [],
  domain: [],
  claims: [],
  jwt: [],
  verdict: [],
  words: [],
  snippets: [],
  'curl-import': [],
  'command-import': [],
  'open-api': [],
  postman: [],
  variables: [],
  json: [],
  login: [],
  'bring-in': [],
  providers: [],
  contract: [],

  main: ['electron', 'node'],
  composition: [],
  preload: ['electron'],
  ipc: ['zod'],
  services: ['content-disposition', 'eventsource-parser', 'node'],
  signatures: ['node'],
  sealing: ['node'],
  flows: [],
  oauth: ['oauth4webapi'],
  'sign-in': ['json5'],
  http: ['node', 'undici'],
  redirects: ['node'],
  disk: ['node'],
  cards: ['zod', 'node'],
  ports: [],
  adapters: ['electron', 'electron-store', 'node'],
  windows: ['electron', 'node'],
  'answer-index': [],
  documents: ['yaml'],
  practice: ['node'],
  rules: ['json5'],
  'snippet-runs': ['node'],
  checks: [],

  entry: ['react', 'react-dom', '@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono'],
  app: ['react', '@base-ui/react', 'lucide-react'],
  feature: ['react', 'lucide-react', 'react-hook-form', 'set-cookie-parser'],
  stores: ['react', 'zustand'],
  ui: ['react', '@base-ui/react', 'lucide-react'],
  lib: ['react'],
  styles: [],

  faults: ['node'],
  e2e: ['@playwright/test', '@axe-core/playwright', 'axe-core', 'jose', 'node', 'oidc-provider'],
}

/** More packages for single files. */
export const packagesOfFiles: readonly { readonly files: RegExp; readonly packages: readonly string[] }[] = [
  { files: /^electron\/signatures\/(read-pfx|read-private-key\.test)\.ts$/, packages: ['node-forge'] },
  { files: /^electron\/ipc\/(handle|emit|trusted-senders)\.ts$/, packages: ['electron'] },
  { files: /^renderer\/ui\/qr-code\.tsx$/, packages: ['uqr'] },
  // Makes a program of its own, to kill it.
  { files: /^electron\/adapters\/killed\.test\.ts$/, packages: ['vite'] },
  {
    files: /^renderer\/ui\/code-(mirror|mirror-names|theme)\.ts$/,
    packages: [
      ...['@codemirror/autocomplete', '@codemirror/commands', '@codemirror/lang-json', '@codemirror/lang-xml'],
      ...['@codemirror/language', '@codemirror/lint', '@codemirror/state', '@codemirror/view', '@lezer/highlight'],
    ],
  },
]

export const packagesOfTests: readonly string[] = ['vitest', 'fast-check', 'jose', 'oidc-provider', 'proxy-chain']

/** Words that may stand in a few files only. Comments and tests do not count. */
export const reserved: readonly {
  readonly words: RegExp
  /** Where the rule holds. */
  readonly among: RegExp
  readonly only: RegExp
  readonly why: string
}[] = [
  {
    words: /\bwindow\s*\.\s*api\b|\[\s*['"]api['"]\s*\]/,
    among: /^renderer\//,
    only: /^renderer\/lib\/api\.ts$/,
    why: 'only renderer/lib/api.ts knows the bridge',
  },
  {
    words: /\bipcMain\b/,
    among: /^electron\//,
    only: /^electron\/ipc\/handle\.ts$/,
    why: 'there is one door into the main process',
  },
  {
    words: /\bipcRenderer\b|\bcontextBridge\b/,
    among: /^(electron|renderer)\//,
    only: /^electron\/preload\.ts$/,
    why: 'only the preload knows the bridge from below',
  },
  {
    words: /\b(webContents|contents|sender|frame|mainFrame)\s*\??\.\s*(send|postMessage)\(/i,
    among: /^electron\//,
    only: /^electron\/ipc\/emit\.ts$/,
    why: 'there is one door out of the main process',
  },
  {
    words: /\bsafeStorage\b/,
    among: /^electron\//,
    only: /^electron\/adapters\/safe-storage-sealer\.ts$/,
    why: 'only the sealer asks the keychain',
  },
  {
    words: /\bopenExternal\b|\bopenPath\b|\bshowItemInFolder\b/,
    among: /^electron\//,
    only: /^electron\/adapters\/system-links\.ts$/,
    why: 'other programs are opened in one place, by one rule',
  },
  {
    words: /\bcrashReporter\b/,
    among: /^electron\//,
    only: /^$/,
    why: 'a crash report is a copy of memory, and there are secrets in it',
  },
  {
    words:
      /\b(nodeIntegration\w*|allowRunningInsecureContent|webviewTag|experimentalFeatures|navigateOnDragDrop)\s*:\s*true\b|\b(sandbox|contextIsolation|webSecurity)\s*:\s*false\b|\benableBlinkFeatures\b/,
    among: /^electron\//,
    only: /^$/,
    why: 'no window is made weaker than Electron makes it',
  },
  {
    words: /\bDate\s*\.\s*now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)/,
    among: /^(shared|electron|renderer)\//,
    only: /^(electron\/adapters\/system-clock\.ts|electron\/(http|practice)\/.*|renderer\/lib\/use-now\.ts)$/,
    why: 'the time is an argument',
  },
  {
    words: /\ballowInsecureRequests\b/,
    among: /^electron\//,
    only: /^electron\/oauth\/token-request\.ts$/,
    why: 'http is allowed in one place, for addresses that the person accepted',
  },
  {
    words: /\brejectUnauthorized\b/,
    among: /^(electron|renderer|shared)\//,
    only: /^electron\/http\//,
    why: 'certificates are left unchecked in one place, for connections whose person chose so',
  },
  {
    words: /\b(localStorage|sessionStorage|indexedDB)\b|\bdangerouslySetInnerHTML\b|\.innerHTML\b/,
    among: /^renderer\//,
    only: /^$/,
    why: 'the window stores nothing and takes no markup',
  },
]

/** How long files may be, in lines. */
export const budgets: readonly { readonly files: RegExp; readonly lines: number }[] = [
  { files: /^electron\/preload\.ts$/, lines: 30 },
  { files: /^shared\/providers\/[^/]+\.ts$/, lines: 150 },
  { files: /^renderer\/stores\/[^/]+\.store\.ts$/, lines: 80 },
  { files: /^renderer\/.+\.tsx$/, lines: 130 },
]
