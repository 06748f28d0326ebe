/**
 * Writes a small zip file whose entries are stored, not compressed (PKWARE APPNOTE 6.3, method 0). UTF-8 names,
 * no folders of their own, no zip64: for a few kilobytes of practice files.
 */

const version = 20
const utf8Names = 0x0800
/** 1 January 2026, midnight, in MS-DOS form: the same input always gives the same bytes. */
const dosDate = ((2026 - 1980) << 9) | (1 << 5) | 1

/** Makes a zip file of texts by file name. */
export function storedZip(files: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const nameBytes = Buffer.from(name)
    const content = Buffer.from(text)
    const common = commonFields(nameBytes, content)
    const local = Buffer.concat([uint32(0x04034b50), common, nameBytes, content])
    const placement = Buffer.concat([uint16(0), uint16(0), uint16(0), uint32(0), uint32(offset)])
    centrals.push(Buffer.concat([uint32(0x02014b50), uint16(version), common, placement, nameBytes]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const count = uint16(centrals.length)
  const end = [
    uint32(0x06054b50),
    uint16(0),
    uint16(0),
    count,
    count,
    uint32(directory.length),
    uint32(offset),
    uint16(0),
  ]
  return Buffer.concat([...locals, directory, ...end])
}

/** The fields which local and central header share, from "version needed" to "extra field length". */
function commonFields(name: Buffer, content: Buffer): Buffer {
  const size = uint32(content.length)
  const head = [uint16(version), uint16(utf8Names), uint16(0), uint16(0), uint16(dosDate), uint32(crc32(content))]
  return Buffer.concat([...head, size, size, uint16(name.length), uint16(0)])
}

/** CRC-32 as zip has it; written out because `zlib.crc32` is not in every Node that runs this. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
