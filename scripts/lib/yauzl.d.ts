// The few calls of yauzl that unpack-zip.mjs uses; the package brings no types.
declare module 'yauzl' {
  export interface Entry {
    readonly fileName: string
    readonly compressedSize: number
    readonly externalFileAttributes: number
  }
  export interface ZipFile {
    readonly fileSize: number
    eachEntry(): AsyncIterable<Entry>
    openReadStreamPromise(entry: Entry): Promise<import('node:stream').Readable>
    close(): void
  }
  export function openPromise(path: string, options: { lazyEntries: true }): Promise<ZipFile>
}
