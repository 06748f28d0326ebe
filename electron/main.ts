/**
 * The app, put together: the only file that knows every adapter. Reads from top to bottom as a list;
 * where the order matters, it says why.
 */
import { randomUUID } from 'node:crypto'
import { release } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Connection } from '../shared/domain/connection.ts'
import { defaultSettings, type Settings } from '../shared/domain/settings.ts'
import type { AppInfo } from '../shared/ipc/app.contract.ts'
import { redact } from '../shared/login/redact.ts'
import { createAnswerFiles } from './adapters/answer-files.ts'
import { createAnswerScanning } from './adapters/answer-scanning.ts'
import { type DocumentOptions, openDocument } from './adapters/document-file.ts'
import { createDragOut } from './adapters/drag-out.ts'
import { createFileReading } from './adapters/file-reading.ts'
import { keepAside } from './adapters/keep-aside.ts'
import { openDialog } from './adapters/open-dialog.ts'
import { openVault } from './adapters/open-vault.ts'
import { openRecords } from './adapters/record-file.ts'
import { createRotatingLog } from './adapters/rotating-log.ts'
import { createSafeStorageSealer } from './adapters/safe-storage-sealer.ts'
import { saveDialog } from './adapters/save-dialog.ts'
import { createSealedDocuments } from './adapters/sealed-documents.ts'
import { systemClipboard } from './adapters/system-clipboard.ts'
import { systemClock } from './adapters/system-clock.ts'
import { showFolder, systemLinks } from './adapters/system-links.ts'
import { systemProxy } from './adapters/system-proxy.ts'
import { takeOverDocument } from './adapters/take-over.ts'
import { isVaultDocument, isVaultRecord, recordsOf, type VaultDocument } from './adapters/vault-records.ts'
import { isProvidersDocument } from './cards/provider-schema.ts'
import { composeServices } from './compose-services.ts'
import { diskFiles } from './disk/disk-files.ts'
import { createLateHttp } from './http/late-http.ts'
import { describeBug } from './ipc/describe-bug.ts'
import { createEmitter } from './ipc/emit.ts'
import { isToldWhileLocked } from './ipc/open-while-locked.ts'
import { registerAll } from './ipc/register.ts'
import { trustContents } from './ipc/trusted-senders.ts'
import { createRedirects } from './redirects/create-redirects.ts'
import { measuredRecipes } from './sealing/passphrase-key.ts'
import type { ProvidersDocument } from './services/catalogue.ts'
import { connectionMigrations } from './services/connection-migrations.ts'
import { type CopiedMark, isCopiedMark } from './services/copied-mark.ts'
import {
  type ConnectionsDocument,
  isConnection,
  isConnectionsDocument,
  isPracticeDocument,
  isSettings,
} from './services/document-guards.ts'
import { createHandedOver } from './services/handed-over.ts'
import { type IdleWatch, watchIdle } from './services/idle-watch.ts'
import { createLeaveTaking } from './services/leave-taking.ts'
import { noPractice, type PracticeDocument } from './services/practice-service.ts'
import { createSupport } from './services/support-text.ts'
import { keptKey } from './services/vault-keys.ts'
import { appOrigin } from './windows/app-files.ts'
import { listenForAppLinks } from './windows/app-links.ts'
import { setAppMenu } from './windows/app-menu.ts'
import { registerAppScheme, serveApp } from './windows/app-protocol.ts'
import { onQuit } from './windows/before-quit.ts'
import { watchCrashes } from './windows/crashes.ts'
import { bringForward, chooseTheme, createMainWindow, emptyWindow } from './windows/main-window.ts'
import { guardEverything } from './windows/navigation-guard.ts'
import { onPersonLeft } from './windows/person-left.ts'
import { createPresence } from './windows/presence.ts'
import { refusalSentence, refusedSwitch } from './windows/refused-switches.ts'
import { isWindowPlace, type WindowPlace } from './windows/remembered-bounds.ts'
import { isOnlyInstance } from './windows/single-instance.ts'

const out = join(import.meta.dirname, '..')
let window: BrowserWindow | null = null
let idleWatch: IdleWatch | null = null
const url = `${appOrigin}/index.html`

// Before anything asks for the user-data folder: it is named after the app (unless --user-data-dir names another).
app.setName('Hallpass')
const { log, lastLines } = createRotatingLog({
  folder: join(app.getPath('userData'), 'logs'),
  now: systemClock.now,
  redact,
})
// Before the app adds arguments of its own.
const has = (name: string): boolean => app.commandLine.hasSwitch(name)
const refused = app.isPackaged ? refusedSwitch(has, process.getuid?.() === 0) : null
// These only work before the app is ready, the guard before the first page. `enableSandbox` would take back what root
// on a test machine asked for on the command line; every window is sandboxed by its own settings anyway.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme()
guardEverything()
watchCrashes(log, describeBug, () => void emptyWindow(window, url))
const appLinks = listenForAppLinks()
// Links with a card: the first may come before there is a window.
const handedOver = createHandedOver()
appLinks.listen('card', (link) => handedOver.put(link.href))

const startedAgain = (words: readonly string[]): void => {
  bringForward(window)
  appLinks.startedWith(words)
}

if (refused !== null) {
  // In a window of the system's; on Linux, this early, on the terminal.
  dialog.showErrorBox('Hallpass does not start this way', refusalSentence(refused))
  app.exit(1)
} else if (await isOnlyInstance(startedAgain)) {
  app.on('window-all-closed', () => app.quit())
  appLinks.startedWith(process.argv)
  // Never awaited here: Electron holds `ready` back until this module has run to its end.
  app.whenReady().then(start).catch(giveUp)
} else {
  app.quit()
}

async function start(): Promise<void> {
  // What had to be done about stored files, for the person to read.
  const storageNotices: string[] = []
  const onDisk = { folder: app.getPath('userData'), now: systemClock.now }
  const notice = (sentence: string) => void storageNotices.push(sentence)
  const open = <T>(options: Omit<DocumentOptions<T>, keyof typeof onDisk | 'notice'>) =>
    openDocument<T>({ ...options, ...onDisk, notice })

  const place = open<WindowPlace | null>({
    name: 'window',
    title: 'position of the window',
    fresh: null,
    migrations: [],
    isValid: isWindowPlace,
  })
  const sealed = openRecords<string>({
    ...{ ...onDisk, notice, name: 'vault', title: 'file of saved secrets', migrations: [], isValid: isVaultRecord },
    leavesNothing: true,
    takeOver: () =>
      takeOverDocument<VaultDocument, string>(
        {
          ...{ ...onDisk, notice, name: 'vault', title: 'file of saved secrets', migrations: [] },
          fresh: { canary: null, records: {} },
          isValid: isVaultDocument,
          // Sealed by the keychain alone, it would outlive a passphrase, and whatever is deleted.
          leavesNothing: true,
        },
        recordsOf,
      ),
  })
  const recipes = measuredRecipes(() => performance.now())
  const vault = await openVault({
    records: sealed,
    sealer: await createSafeStorageSealer(),
    keepAside: () => keepAside(join(app.getPath('userData'), 'vault.records'), systemClock.now()),
    recipes,
    log,
  })

  const connections = openRecords<Connection>({
    ...{ ...onDisk, notice, name: 'connections', title: 'list of connections', migrations: [], isValid: isConnection },
    takeOver: () =>
      takeOverDocument<ConnectionsDocument, Connection>(
        {
          ...{ ...onDisk, notice, name: 'connections', title: 'list of connections' },
          ...{ fresh: { connections: [] }, migrations: connectionMigrations, isValid: isConnectionsDocument },
        },
        (document) => document.connections.map((one) => [one.id, one]),
      ),
  })
  const documents = {
    providers: open<ProvidersDocument>({
      name: 'providers',
      title: 'list of systems that you made',
      fresh: { providers: [] },
      migrations: [],
      isValid: isProvidersDocument,
    }),
    settings: open<Settings>({
      name: 'settings',
      title: 'file of settings',
      fresh: defaultSettings,
      migrations: [
        // 2: when a request is given up.
        (older) => ({ ...(older as object), answerSeconds: defaultSettings.answerSeconds }),
        // 3: the lock, and what may be seen of the window.
        (older) => ({ ...defaultSettings, ...(older as object) }),
      ],
      isValid: isSettings,
    }),
    copied: open<CopiedMark | null>({
      name: 'copied',
      title: 'note about the clipboard',
      fresh: null,
      keepsPrevious: false,
      migrations: [],
      isValid: isCopiedMark,
    }),
    practice: open<PracticeDocument>({
      name: 'practice',
      title: 'note about the practice servers',
      fresh: noPractice,
      migrations: [],
      isValid: isPracticeDocument,
    }),
  }
  // Whether it is locked is known once the services are there; before that there is no window to tell.
  const emit = createEmitter((channel) => services.lock.isLocked() && !isToldWhileLocked(channel))
  const leaveTaking = createLeaveTaking(systemClock, () => emit('lock!soon', null))
  const engine = createLateHttp(async () => (await import('./http/undici-http.ts')).createUndiciHttp(systemClock.now))
  const answers = createAnswerFiles(join(app.getPath('userData'), 'answers'))
  // What a crash left behind is unreadable, but takes up room.
  await answers.sweep().catch(() => log('answers-not-swept'))
  const drag = createDragOut(join(app.getPath('userData'), 'dragged'), () => window)
  await drag.sweep().catch(() => log('dragged-not-swept'))
  const services = composeServices({
    vault,
    http: engine.http,
    stream: engine.stream,
    forgetServers: engine.forget,
    window: { takeLeave: leaveTaking.takeLeave, empty: () => emptyWindow(window, url) },
    answers,
    drag,
    scan: createAnswerScanning(new URL('answer-scan-worker.js', import.meta.url)),
    readFile: createFileReading(new URL('file-reading-worker.js', import.meta.url)),
    sealed: createSealedDocuments({
      folder: join(app.getPath('userData'), 'kept'),
      vault,
      keyName: keptKey,
      now: systemClock.now,
    }),
    clock: systemClock,
    clipboard: systemClipboard,
    links: systemLinks,
    redirects: createRedirects(appLinks),
    files: saveDialog,
    chooser: openDialog,
    systemProxy,
    disk: diskFiles,
    newId: randomUUID,
    recipes,
    random: Math.random,
    records: { connections },
    documents,
    announce: {
      connections: (change) => emit('connections!changed', change),
      providers: (providers) => emit('providers!changed', providers),
      token: (state) => emit('tokens!changed', state),
      step: (keyed) => {
        // The browser is still in front of what the person wants to see next.
        if (keyed.step?.kind === 'browser' && keyed.step.state === 'back') bringForward(window)
        emit('signIns!step', keyed)
      },
      settings: (settings) => {
        chooseTheme(settings.theme)
        window?.setContentProtection(settings.protectScreen)
        idleWatch?.look()
        emit('settings!changed', settings)
      },
      lock: (state) => emit('lock!changed', state),
      vault: (status) => emit('app!vaultChanged', status),
      practice: (status) => emit('practice!changed', status),
      clipboardCleared: () => emit('tokens!clipboardCleared', null),
      arriving: (arriving) => emit('requests!arriving', arriving),
    },
  })
  // Before the window: connections to practice servers are only good while those run.
  // Locked, they need secrets that cannot be read yet, and come when it is opened.
  if (!services.lock.isLocked())
    await services.practice
      .resume()
      .catch(() => storageNotices.push('The practice servers could not be started again.'))

  // Nobody waits for it: reading the clipboard may take a while.
  void services.copies.clearLeftover()
  const info = (): AppInfo => ({
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
    vault: vault.status(),
    storageNotices,
  })
  const restart = (): void => {
    app.relaunch()
    app.quit()
  }
  // The door opens before the window does: its first calls find somebody there.
  const support = createSupport(() => ({
    info: info(),
    runtime: `Chrome ${process.versions.chrome}, Node ${process.versions.node}, ${process.platform} ${release()} ${process.arch}`,
    settings: documents.settings.read(),
    systems: services.systemNames(),
    states: services.tokenStates(),
    lines: lastLines(),
  }))
  registerAll(
    {
      app: {
        ...{ info, openLink: systemLinks.open, support: support.show, restart },
        copySupport: () => systemClipboard.write(support.shown()),
        showStored: () => showFolder(app.getPath('userData')),
      },
      handedOver,
      leaveTaking,
      ...services,
    },
    log,
  )
  handedOver.listen(() => emit('imports!handedOver', null))
  // What people press in mails and pages comes here; while it is developed, nobody's system is changed for that.
  if (app.isPackaged) appLinks.claim()
  onPersonLeft(() => void services.lock.lock('left'))
  idleWatch = watchIdle({
    clock: systemClock,
    presence: createPresence(systemClock),
    seconds: () => documents.settings.read().lockAfterSeconds,
    onIdle: () => void services.lock.lock('idle'),
  })
  const closeServices = async (): Promise<void> => {
    // What is deleted for good in the end has the file of secrets written anew.
    await services.close()
    await Promise.all([connections.settled(), sealed.settled()])
  }
  onQuit([async () => idleWatch?.stop(), closeServices, engine.close])

  chooseTheme(documents.settings.read().theme)
  serveApp(join(out, 'renderer'), services.answerLooks.pages)
  setAppMenu({ devTools: !app.isPackaged, onLock: () => void services.lock.lock('by-hand') })
  window = createMainWindow({
    preload: join(out, 'preload', 'preload.cjs'),
    url,
    place,
    devTools: !app.isPackaged,
  })
  window.setContentProtection(documents.settings.read().protectScreen)
  trustContents(window.webContents, appOrigin)
  // Ready before the first request, and out of the way of the first picture.
  window.once('show', () => engine.load().catch(() => {}))
}

function giveUp(cause: unknown): void {
  log('start-failed', { kind: cause instanceof Error ? cause.constructor.name : typeof cause })
  app.exit(1)
}
