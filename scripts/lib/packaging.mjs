// What goes into the app that people get, wherever it is packed. Everything else is for making and testing it.
export const APP_ID = 'org.hallpass.app'

/** Files and folders, from the project's folder. The bundles hold the libraries: no node_modules is shipped. */
export const PACKED = ['package.json', 'LICENSE', 'out/main', 'out/preload', 'out/renderer']
