// Names the steps of `npm run check`, so that each can be run and counted by itself. Pure.

/**
 * @param {Record<string, string | undefined>} scripts the scripts of package.json
 * @returns {string[]} script names; `check` itself when it is not a plain chain of `npm run …`
 */
export function checkSteps(scripts) {
  const parts = (scripts.check ?? '').split('&&').map((part) => /^\s*npm run ([\w:.-]+)\s*$/.exec(part)?.[1])
  const names = parts.filter((name) => name !== undefined)
  return names.length > 0 && names.length === parts.length ? names : ['check']
}
