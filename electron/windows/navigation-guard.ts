/** Keeps every page where it is and gives it nothing of the system. Applies to whatever contents ever come to be. */
import { app, type Session, type WebContents } from 'electron'
import { answerAddressOf } from './answer-addresses.ts'

/** Called once, before the app is ready. */
export function guardEverything(): void {
  // Chromium has nobody to talk to: `app://` needs no network, and the app's own requests go out from Node.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  app.on('session-created', guardSession)
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, decide) => {
    event.preventDefault()
    decide(false)
  })
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault()
    choose()
  })
}

function guardContents(contents: WebContents): void {
  // WebRTC knows neither the content security policy nor, over UDP, the rule above.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-navigate', (event) => event.preventDefault())
  // Nothing goes anywhere, but for our own page showing an answer in its sandboxed frame.
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || answerAddressOf(event.url)?.part !== 'page') event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('will-download', (event) => event.preventDefault())
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
}
