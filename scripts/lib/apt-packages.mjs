// Which Debian and Ubuntu packages bring the libraries and tools that Electron and its tests use. Data and pure functions; runs nothing.
// Where the name changed (Debian 13 and Ubuntu 24.04 added `t64`), the newer name stands second.

/** @typedef {readonly [string, ...string[]]} PackageNames */

/** Shared libraries by the name a program asks for them. @type {Record<string, PackageNames>} */
const LIBRARIES = {
  'libasound.so.2': ['libasound2', 'libasound2t64'],
  'libatk-1.0.so.0': ['libatk1.0-0', 'libatk1.0-0t64'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  'libatspi.so.0': ['libatspi2.0-0', 'libatspi2.0-0t64'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2', 'libcups2t64'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libgcc_s.so.1': ['libgcc-s1'],
  'libgio-2.0.so.0': ['libglib2.0-0', 'libglib2.0-0t64'],
  'libglib-2.0.so.0': ['libglib2.0-0', 'libglib2.0-0t64'],
  'libgobject-2.0.so.0': ['libglib2.0-0', 'libglib2.0-0t64'],
  'libgtk-3.so.0': ['libgtk-3-0', 'libgtk-3-0t64'],
  'libnotify.so.4': ['libnotify4'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libsecret-1.so.0': ['libsecret-1-0'],
  'libsmime3.so': ['libnss3'],
  'libudev.so.1': ['libudev1'],
  'libX11.so.6': ['libx11-6'],
  'libxcb.so.1': ['libxcb1'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXcursor.so.1': ['libxcursor1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXi.so.6': ['libxi6'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
  'libXrandr.so.2': ['libxrandr2'],
  'libXrender.so.1': ['libxrender1'],
  'libxshmfence.so.1': ['libxshmfence1'],
  'libXss.so.1': ['libxss1'],
  'libXtst.so.6': ['libxtst6'],
}

/** Libraries that Electron opens while running, so that `ldd` does not name them: the keychain and notifications. */
export const OPENED_WHILE_RUNNING = /** @type {const} */ (['libsecret-1.so.0', 'libnotify.so.4'])

/** Programs by name. dbus-x11 keeps gnome-keyring from pulling in the whole of systemd. @type {Record<string, readonly PackageNames[]>} */
const TOOLS = {
  Xvfb: [['xvfb']],
  chromium: [['chromium']],
  'dbus-daemon': [['dbus'], ['dbus-x11']],
  'dbus-send': [['dbus']],
  'gnome-keyring-daemon': [['gnome-keyring'], ['dbus-x11']],
  xclip: [['xclip']],
  // HTTPie's command is `http`; it stands on Python's requests.
  curl: [['curl']],
  http: [['httpie'], ['python3-requests']],
  php: [['php-cli'], ['php-curl']],
  wget: [['wget']],
}

/** What the end-to-end tests and the tour use beside Electron. */
export const SESSION_TOOLS = /** @type {const} */ ([
  'Xvfb',
  'dbus-daemon',
  'dbus-send',
  'gnome-keyring-daemon',
  'xclip',
])

/** The browser that a person signs in with: some stories need it, and skip where it is not to be had. */
export const BROWSER_TOOLS = /** @type {const} */ (['chromium'])

/** What request snippets are run with. (Go, Java and the like are used where they are, and not installed for it.) */
export const SNIPPET_TOOLS = /** @type {const} */ (['curl', 'http', 'php', 'wget'])

/** The libraries that `ldd` could not find. @param {string} lddOutput */
export function missingLibraries(lddOutput) {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map(([, name = '']) => name)
  return [...new Set(names)]
}

/**
 * The packages for what is missing, sorted, each once; and what no package is known for.
 * @param {readonly string[]} missing libraries and tools
 * @param {(name: string) => boolean} isOffered whether this system offers a package of that name
 * @returns {{ packages: string[], unknown: string[] }}
 */
export function packagesFor(missing, isOffered) {
  const needs = missing.flatMap((name) => (LIBRARIES[name] ? [LIBRARIES[name]] : (TOOLS[name] ?? [])))
  const packages = needs.map((names) => names.find(isOffered) ?? names[0])
  const unknown = missing.filter((name) => !LIBRARIES[name] && !TOOLS[name])
  return { packages: [...new Set(packages)].sort(), unknown }
}

/**
 * The command for a person to run by hand.
 * @param {readonly string[]} packages
 */
export const aptCommandText = (packages) =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
