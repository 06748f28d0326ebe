// Whether a program can be called by its name.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** @param {string} program */
export function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
