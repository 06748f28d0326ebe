/**
 * Arguments that would open the app from outside: its page or memory to another program, or walls of Chromium that everything
 * here leans on. Chromium takes them from whoever starts the app; a packaged Hallpass does not start with them.
 * What the fuses already make ineffective (`--inspect`, scripts/lib/fuses.mjs) is not listed, nor what Electron adds by itself
 * (`--allow-file-access-from-files`: the app opens no file:// page).
 */
const refused = [
  // Hand the page over to another program.
  ...['remote-debugging-port', 'remote-debugging-pipe', 'auto-open-devtools-for-tabs'],
  // Bring foreign code in.
  ...['load-extension', 'js-flags', 'enable-blink-features', 'browser-subprocess-path', 'gpu-launcher'],
  ...['renderer-cmd-prefix', 'utility-cmd-prefix', 'zygote-cmd-prefix'],
  // Take walls down.
  ...['disable-web-security', 'disable-site-isolation-trials', 'bypasscsp-schemes'],
  ...['allow-running-insecure-content', 'unsafely-treat-insecure-origin-as-secure'],
  ...['ignore-certificate-errors', 'ignore-certificate-errors-spki-list'],
  ...['single-process', 'disable-seccomp-filter-sandbox', 'disable-namespace-sandbox'],
] as const

/**
 * The first argument that the app must not be started with, null when there is none. Asked before the app registers its scheme,
 * which adds arguments of its own. `isRoot`: Chromium has no sandbox for root, so there it may be off.
 */
export function refusedSwitch(has: (name: string) => boolean, isRoot: boolean): string | null {
  return [...refused, ...(isRoot ? [] : ['no-sandbox'])].find(has) ?? null
}

/** What a person is told who started it so. */
export function refusalSentence(name: string): string {
  return `Hallpass was started with --${name}, which would let other programs into it. Nothing was opened. Start it without that.`
}
