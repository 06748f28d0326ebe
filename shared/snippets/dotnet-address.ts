import { hasDotSteps } from './request-parts.ts'

/** Whether .NET's Uri writes an address differently: illegal characters, needless escapes or small ones, dots. */
export function dotnetRewrites(url: string): boolean {
  if (/%([a-f]|.[a-f])/.test(url)) return true
  return /["<>\\^`{|}]|%(?![0-9a-f]{2})|%(2d|2e|5f|7e|3\d|[46][1-9a-f]|[57][0-9a])/i.test(url) || hasDotSteps(url)
}

/** Headers that .NET keeps with the body. */
export const contentHeaders: readonly string[] = [
  'allow',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-location',
  'content-md5',
  'content-range',
  'content-type',
  'expires',
  'last-modified',
]

/** Methods that .NET writes in capital letters however they are given. */
export const normalizedMethods: readonly string[] = [
  'connect',
  'delete',
  'get',
  'head',
  'options',
  'patch',
  'post',
  'put',
  'trace',
]
