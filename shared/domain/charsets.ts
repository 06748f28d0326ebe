/** The charsets that a person may have a text read as. All are in the Encoding Standard; more may be declared by answers. */
export const charsets = [
  { id: 'utf-8', name: 'UTF-8' },
  { id: 'utf-16le', name: 'UTF-16 (little-endian)' },
  { id: 'utf-16be', name: 'UTF-16 (big-endian)' },
  { id: 'windows-1252', name: 'Western (Windows-1252)' },
  { id: 'iso-8859-15', name: 'Western with € (ISO-8859-15)' },
  { id: 'iso-8859-2', name: 'Central European (ISO-8859-2)' },
  { id: 'windows-1250', name: 'Central European (Windows-1250)' },
  { id: 'windows-1251', name: 'Cyrillic (Windows-1251)' },
  { id: 'koi8-r', name: 'Cyrillic (KOI8-R)' },
  { id: 'iso-8859-7', name: 'Greek (ISO-8859-7)' },
  { id: 'windows-1254', name: 'Turkish (Windows-1254)' },
  { id: 'windows-1255', name: 'Hebrew (Windows-1255)' },
  { id: 'windows-1256', name: 'Arabic (Windows-1256)' },
  { id: 'shift_jis', name: 'Japanese (Shift_JIS)' },
  { id: 'euc-jp', name: 'Japanese (EUC-JP)' },
  { id: 'iso-2022-jp', name: 'Japanese (ISO-2022-JP)' },
  { id: 'gb18030', name: 'Chinese (GB18030)' },
  { id: 'big5', name: 'Chinese (Big5)' },
  { id: 'euc-kr', name: 'Korean (EUC-KR)' },
] as const

export type CharsetId = (typeof charsets)[number]['id']

/** A charset as people call it; one that is not in the list by its own name. */
export function nameOfCharset(id: string): string {
  return charsets.find((charset) => charset.id === id)?.name ?? id
}
