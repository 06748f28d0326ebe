/** CSS Modules as the bundler gives them: the name in the file → the name on the page. */
declare module '*.module.css' {
  const classNames: Readonly<Record<string, string>>
  // biome-ignore lint/style/noDefaultExport: the bundler's own shape
  export default classNames
}

declare module '*.css'
declare module '@fontsource-variable/inter'
declare module '@fontsource-variable/jetbrains-mono'
