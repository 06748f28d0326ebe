/** A file as it was when it was looked at. Two that are equal in all of it have the same bytes in them. */
export type FileFacts = {
  readonly path: string
  /** Without its folder. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Which file of the disk it is, and when it was last written, as one text. */
  readonly version: string
}

/** Files of the person that are sent. All fail with `request-refused` (`body`), whose reason names the file without its folder. */
export type DiskFiles = {
  /** Opens it as sending would, and closes it again. Fails for what is gone, not to be read, a folder, or no plain file. */
  readonly look: (path: string) => Promise<FileFacts>
  /** Its bytes, piece by piece. Fails before the last of them when it is no longer the file that was looked at. */
  readonly read: (facts: FileFacts) => AsyncIterable<Uint8Array>
}
