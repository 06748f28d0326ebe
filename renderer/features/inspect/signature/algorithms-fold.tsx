import { useEffect, useState } from 'react'
import { api } from '../../../lib/api.ts'
import { Fold } from '../../../ui/fold.tsx'
import styles from './signature-section.module.css'

type Algorithms = { readonly here: readonly string[]; readonly missing: readonly string[] }

/** Which ways of signing can be checked on this computer, and which are known but cannot. */
export function AlgorithmsFold() {
  const [algorithms, setAlgorithms] = useState<Algorithms | null>(null)
  useEffect(() => {
    void api.inspector.algorithms().then((result) => result.ok && setAlgorithms(result.value))
  }, [])
  if (algorithms === null) return null
  const { here, missing } = algorithms
  return (
    <Fold summary="Which signatures can be checked here?">
      <p>
        Those made with <code>{here.join(', ')}</code>.
      </p>
      {missing.length > 0 && (
        <p className={styles.advice}>
          Not those made with <code>{missing.join(', ')}</code>: the cryptography that Hallpass runs on lacks what they
          need (the curves secp256k1 and Ed448). Such a token is read all the same.
        </p>
      )}
    </Fold>
  )
}
