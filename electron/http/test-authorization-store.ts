/** What a test authorization server has given out, kept for as long as the test runs, through changes of its keys. */
import type { Adapter, AdapterPayload } from 'oidc-provider'

/** One kind of thing (`AccessToken`, `Grant` …) at a time, as oidc-provider asks for it. */
export function createStore(): (kind: string) => Adapter {
  const kept = new Map<string, AdapterPayload>()
  return (kind) => {
    const all = () => [...kept].filter(([key]) => key.startsWith(`${kind}:`))
    const findBy = async (name: 'uid' | 'userCode', value: string) => all().find(([, one]) => one[name] === value)?.[1]
    return {
      async upsert(id, payload) {
        kept.set(`${kind}:${id}`, payload)
      },
      async find(id) {
        return kept.get(`${kind}:${id}`)
      },
      findByUserCode: (userCode) => findBy('userCode', userCode),
      findByUid: (uid) => findBy('uid', uid),
      async consume(id) {
        const one = kept.get(`${kind}:${id}`)
        if (one !== undefined) one.consumed = Math.floor(Date.now() / 1000)
      },
      async destroy(id) {
        kept.delete(`${kind}:${id}`)
      },
      async revokeByGrantId(grantId) {
        for (const [key, one] of all()) if (one.grantId === grantId) kept.delete(key)
      },
    }
  }
}
