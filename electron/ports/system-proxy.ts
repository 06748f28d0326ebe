/**
 * Which proxies the system wants for an address, as a proxy script says it: `PROXY a:3128; HTTPS b:443; DIRECT`.
 * Never fails: a system that cannot say is one without proxies.
 */
export type SystemProxy = (url: string) => Promise<string>
