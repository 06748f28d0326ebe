/** The few web globals that exist both in Node and in the window, and that `shared/` may use. Add on purpose. */

declare class URL {
  constructor(url: string, base?: string)
  static canParse(url: string, base?: string): boolean
  hash: string
  host: string
  hostname: string
  readonly href: string
  readonly origin: string
  password: string
  pathname: string
  port: string
  protocol: string
  search: string
  username: string
  toString(): string
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: Uint8Array): string
}

declare class TextEncoder {
  encode(input?: string): Uint8Array
}

declare function atob(data: string): string
declare function btoa(data: string): string
