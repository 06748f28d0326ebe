import { expect, test } from 'vitest'
import { safeFileName } from './safe-file-name.ts'

test.each([
  ['report.csv', 'report.csv'],
  ['Bericht für März.pdf', 'Bericht für März.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\system.ini', 'system.ini'],
  ['.bashrc', 'bashrc'],
  ['', 'answer.bin'],
  ['..', 'answer.bin'],
  ['   ', 'answer.bin'],
  ['a\u0000b\n.txt', 'a_b_.txt'],
  ['invoice\u202Efdp.exe', 'invoice_fdp.exe'],
  ['what?<is>"this"|*.txt', 'what__is__this___.txt'],
  ['CON.txt', '_CON.txt'],
  ['lpt1', '_lpt1'],
  ['trailing. . ', 'trailing'],
  [`${'x'.repeat(300)}.json`, `${'x'.repeat(120)}.json`],
  [`a.${'x'.repeat(300)}`, `a.${'x'.repeat(19)}`],
])('%j becomes %j', (suggested, safe) => {
  expect(safeFileName(suggested)).toBe(safe)
})
