/** What a file is by its first bytes ("magic numbers"). Whatever is not here is text, or unknown. */
import type { PictureFormat } from '../../shared/domain/answer-body.ts'

/** A kind of file: a picture that can be shown, or something with a name for people. */
export type FileSignature =
  | { readonly kind: 'image'; readonly format: Exclude<PictureFormat, 'svg'> }
  | { readonly kind: 'other'; readonly name: string }

/** What these bytes begin; null when nothing known does. */
export function signatureOf(bytes: Uint8Array): FileSignature | null {
  const beginning = String.fromCharCode(...bytes.subarray(0, 300))
  const format = pictures.find(([patterns]) => patterns.some((pattern) => begins(beginning, pattern)))?.[1]
  if (format !== undefined && isLikely(format, bytes)) return { kind: 'image', format }
  const name = others.find(([patterns]) => patterns.some((pattern) => begins(beginning, pattern)))?.[1]
  return name === undefined ? null : { kind: 'other', name }
}

/** One character for each byte; `¿` stands for any. */
type Pattern = string

function begins(text: string, pattern: Pattern): boolean {
  if (text.length < pattern.length) return false
  for (let at = 0; at < pattern.length; at += 1) {
    if (pattern[at] !== any && pattern[at] !== text[at]) return false
  }
  return true
}

/** No byte of any pattern has this value. */
const any = '¿'

const pictures: readonly (readonly [readonly Pattern[], Exclude<PictureFormat, 'svg'>])[] = [
  [['\x89PNG\r\n\x1a\n'], 'png'],
  [['\xff\xd8\xff'], 'jpeg'],
  [['GIF87a', 'GIF89a'], 'gif'],
  [['RIFF¿¿¿¿WEBPVP8'], 'webp'],
  [['¿¿¿¿ftypavif', '¿¿¿¿ftypavis', '¿¿¿¿ftypmif1¿¿¿¿avif', '¿¿¿¿ftypmif1¿¿¿¿mif1avif'], 'avif'],
  [['BM'], 'bmp'],
  [['\0\0\x01\0'], 'ico'],
]

/** What begins with few bytes, as many a text does, has to look right a little further on. */
function isLikely(format: PictureFormat, bytes: Uint8Array): boolean {
  if (format === 'bmp') return bytes[15] === 0 && [12, 40, 52, 56, 64, 108, 124].includes(bytes[14] ?? 0)
  if (format === 'ico') return (bytes[4] ?? 0) > 0 && bytes[5] === 0 && bytes[9] === 0
  return true
}

const others: readonly (readonly [readonly Pattern[], string])[] = [
  [[`PK\x03\x04${any.repeat(26)}mimetypeapplication/epub`], 'an EPUB book'],
  [['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'], 'a zip archive'],
  [['\x1f\x8b'], 'gzip-compressed data'],
  [['BZh¿1AY&SY'], 'bzip2-compressed data'],
  [['\xfd7zXZ\0'], 'xz-compressed data'],
  [['\x28\xb5\x2f\xfd'], 'zstd-compressed data'],
  [['7z\xbc\xaf\x27\x1c'], 'a 7z archive'],
  [['Rar!\x1a\x07'], 'a RAR archive'],
  [[`${any.repeat(257)}ustar`], 'a tar archive'],
  [['%PDF-'], 'a PDF document'],
  [['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'], 'an older Office document'],
  [['ID3\x02', 'ID3\x03', 'ID3\x04', '\xff\xfb', '\xff\xf3', '\xff\xf2'], 'MP3 audio'],
  [['RIFF¿¿¿¿WAVE'], 'WAV audio'],
  [['RIFF¿¿¿¿AVI '], 'an AVI video'],
  [['fLaC\0'], 'FLAC audio'],
  [['OggS\0'], 'Ogg audio or video'],
  [['¿¿¿¿ftypM4A', '¿¿¿¿ftypM4B'], 'AAC audio (M4A)'],
  [['¿¿¿¿ftyphei', '¿¿¿¿ftyphevc', '¿¿¿¿ftypmif1'], 'a HEIC picture'],
  [['¿¿¿¿ftypqt'], 'a QuickTime video'],
  [['¿¿¿¿ftyp'], 'an MP4 video'],
  [['\x1aE\xdf\xa3'], 'a WebM or Matroska video'],
  [['II\x2a\0', 'MM\0\x2a'], 'a TIFF picture'],
  [['wOF2', 'wOFF\0', '\0\x01\0\0\0', 'OTTO\0'], 'a font'],
  [['PAR1\x15'], 'an Apache Parquet table'],
  [['Obj\x01'], 'an Apache Avro file'],
  [['SQLite format 3\0'], 'an SQLite database'],
  [['\0asm'], 'a WebAssembly module'],
  [['\x7fELF'], 'a program for Linux'],
  [['MZ¿\0'], 'a program for Windows'],
  [['\x89HDF\r\n\x1a\n'], 'an HDF5 data file'],
  [['CDF\x01', 'CDF\x02'], 'a NetCDF data file'],
]
