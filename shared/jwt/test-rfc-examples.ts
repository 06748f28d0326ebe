/**
 * The tokens that the standards print as examples, with the keys they were made with. Public by intent and secrets of
 * nobody. RFC 7515 appendix A, RFC 7516 appendix A, RFC 7519 sections 3.1, 6.1 and appendix A, RFC 7520 sections 4 and 5,
 * RFC 7797 section 4, RFC 8037 appendix A. Each signature was verified, each encrypted one deciphered, before it was kept.
 */

/** One published token. */
export type RfcExample = {
  readonly name: string
  /** As published, without the line breaks of print. */
  readonly token: string
  /** A public or symmetric key as JWK (RFC 7517), or a set of them; null where the token has no signature, or is encrypted. */
  readonly key: object | null
  /** `alg` of the first signature, or of the encryption. */
  readonly alg: string
  readonly note?: string
}

const joe = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ'

const joesSecret = {
  kty: 'oct',
  k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
}

const joesRsaKey = {
  kty: 'RSA',
  n: 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ',
  e: 'AQAB',
}

const joesEcKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
}

const joesRsaSignature =
  'cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw'

const joesEcSignature = 'DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q'

const joesRsaKid = '2010-12-29'
const joesEcKid = 'e9bc097a-ce51-4036-9562-d2ade882db0d'

/** A sentence of a book: what RFC 7520 signs is text, and no JSON. */
const sentence =
  'SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZCwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzIG5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4'

const bilbo = 'bilbo.baggins@hobbiton.example'

const bilbosRsaKey = {
  kty: 'RSA',
  kid: bilbo,
  use: 'sig',
  n: 'n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8_KuKPEHLd4rHVTeT-O-XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz_AJmSCpMaJMRBSFKrKb2wqVwGU_NsYOYL-QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBordaZ6Aj-oBHqFEHYpPe7Tpe-OfVfHd1E6cS6M1FZcD1NNLYD5lFHpPI9bTwJlsde3uhGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3-tVTU4fg_3L_vniUFAKwuCLqKnS2BYwdq_mzSnbLY7h_qixoR7jig3__kRhuaxwUkRz5iaiQkqgc5gHdrNP5zw',
  e: 'AQAB',
}

const bilbosEcKey = {
  kty: 'EC',
  kid: bilbo,
  use: 'sig',
  crv: 'P-521',
  x: 'AHKZLLOsCOzz5cY97ewNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjyekWF-7ytDyRXYgCF5cj0Kt',
  y: 'AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kfmC6pV5OhQHiraVySsUdaQkAgDPrwQrJmbnX9cwlGfP-HqHZR1',
}

const sharedSecret = {
  kty: 'oct',
  kid: '018c0ae5-4d9b-471b-bfd6-eef314bc7037',
  use: 'sig',
  alg: 'HS256',
  k: 'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg',
}

const sharedSecretHeader = 'eyJhbGciOiJIUzI1NiIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzNyJ9'
const sharedSecretSignature = 's0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0'

const signed: readonly RfcExample[] = [
  {
    name: 'RFC 7515 A.1, RFC 7519 3.1: HMAC',
    token: `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${joe}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
    key: joesSecret,
    alg: 'HS256',
  },
  {
    name: 'RFC 7515 A.2: RSA',
    token: `eyJhbGciOiJSUzI1NiJ9.${joe}.${joesRsaSignature}`,
    key: joesRsaKey,
    alg: 'RS256',
  },
  {
    name: 'RFC 7515 A.3: elliptic curve P-256',
    token: `eyJhbGciOiJFUzI1NiJ9.${joe}.${joesEcSignature}`,
    key: joesEcKey,
    alg: 'ES256',
  },
  {
    name: 'RFC 7515 A.4: elliptic curve P-521',
    token:
      'eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn',
    key: {
      kty: 'EC',
      crv: 'P-521',
      x: 'AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk',
      y: 'ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2',
    },
    alg: 'ES512',
    note: 'The payload is the word "Payload".',
  },
  {
    name: 'RFC 7515 A.5, RFC 7519 6.1: without a signature',
    token: `eyJhbGciOiJub25lIn0.${joe}.`,
    key: null,
    alg: 'none',
  },
  {
    name: 'RFC 7515 A.6: general JSON serialization',
    token: JSON.stringify({
      payload: joe,
      signatures: [
        { protected: 'eyJhbGciOiJSUzI1NiJ9', header: { kid: joesRsaKid }, signature: joesRsaSignature },
        { protected: 'eyJhbGciOiJFUzI1NiJ9', header: { kid: joesEcKid }, signature: joesEcSignature },
      ],
    }),
    key: {
      keys: [
        { ...joesRsaKey, kid: joesRsaKid },
        { ...joesEcKey, kid: joesEcKid },
      ],
    },
    alg: 'RS256',
  },
  {
    name: 'RFC 7515 A.7: flattened JSON serialization',
    token: JSON.stringify({
      payload: joe,
      protected: 'eyJhbGciOiJFUzI1NiJ9',
      header: { kid: joesEcKid },
      signature: joesEcSignature,
    }),
    key: { ...joesEcKey, kid: joesEcKid },
    alg: 'ES256',
  },
  {
    name: 'RFC 7520 4.1: RSA',
    token: `eyJhbGciOiJSUzI1NiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9.${sentence}.MRjdkly7_-oTPTS3AXP41iQIGKa80A0ZmTuV5MEaHoxnW2e5CZ5NlKtainoFmKZopdHM1O2U4mwzJdQx996ivp83xuglII7PNDi84wnB-BDkoBwA78185hX-Es4JIwmDLJK3lfWRa-XtL0RnltuYv746iYTh_qHRD68BNt1uSNCrUCTJDt5aAE6x8wW1Kt9eRo4QPocSadnHXFxnt8Is9UzpERV0ePPQdLuW3IS_de3xyIrDaLGdjluPxUAhb6L2aXic1U12podGU0KLUQSE_oI-ZnmKJ3F4uOZDnd6QZWJushZ41Axf_fcIe8u9ipH84ogoree7vjbU5y18kDquDg`,
    key: bilbosRsaKey,
    alg: 'RS256',
  },
  {
    name: 'RFC 7520 4.2: RSA-PSS',
    token: `eyJhbGciOiJQUzM4NCIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9.${sentence}.cu22eBqkYDKgIlTpzDXGvaFfz6WGoz7fUDcfT0kkOy42miAh2qyBzk1xEsnk2IpN6-tPid6VrklHkqsGqDqHCdP6O8TTB5dDDItllVo6_1OLPpcbUrhiUSMxbbXUvdvWXzg-UD8biiReQFlfz28zGWVsdiNAUf8ZnyPEgVFn442ZdNqiVJRmBqrYRXe8P_ijQ7p8Vdz0TTrxUeT3lm8d9shnr2lfJT8ImUjvAA2Xez2Mlp8cBE5awDzT0qI0n6uiP1aCN_2_jLAeQTlqRHtfa64QQSUmFAAjVKPbByi7xho0uTOcbH510a6GYmJUAfmWjwZ6oD4ifKo8DYM-X72Eaw`,
    key: bilbosRsaKey,
    alg: 'PS384',
  },
  {
    name: 'RFC 7520 4.3: elliptic curve P-521',
    token: `eyJhbGciOiJFUzUxMiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9.${sentence}.AE_R_YZCChjn4791jSQCrdPZCNYqHXCTZH0-JZGYNlaAjP2kqaluUIIUnC9qvbu9Plon7KRTzoNEuT4Va2cmL1eJAQy3mtPBu_u_sDDyYjnAMDxXPn7XrT0lw-kvAD890jl8e2puQens_IEKBpHABlsbEPX6sFY8OcGDqoRuBomu9xQ2`,
    key: bilbosEcKey,
    alg: 'ES512',
  },
  {
    name: 'RFC 7520 4.4: HMAC',
    token: `${sharedSecretHeader}.${sentence}.${sharedSecretSignature}`,
    key: sharedSecret,
    alg: 'HS256',
  },
  {
    name: 'RFC 7520 4.5: the payload travels separately',
    token: `${sharedSecretHeader}..${sharedSecretSignature}`,
    key: sharedSecret,
    alg: 'HS256',
    note: 'The signature is over a payload that is not in the token, so it does not match what is there.',
  },
  {
    name: 'RFC 7520 4.6: part of the header is not protected',
    token: JSON.stringify({
      payload: sentence,
      protected: 'eyJhbGciOiJIUzI1NiJ9',
      header: { kid: sharedSecret.kid },
      signature: 'bWUSVaxorn7bEF1djytBd0kHv70Ly5pvbomzMWSOr20',
    }),
    key: sharedSecret,
    alg: 'HS256',
  },
  {
    name: 'RFC 7520 4.7: nothing of the header is protected',
    token: JSON.stringify({
      payload: sentence,
      header: { alg: 'HS256', kid: sharedSecret.kid },
      signature: 'xuLifqLGiblpv9zBpuZczWhNj1gARaLV3UxvxhJxZuk',
    }),
    key: sharedSecret,
    alg: 'HS256',
  },
  {
    name: 'RFC 7520 4.8: three signatures',
    token: JSON.stringify({
      payload: sentence,
      signatures: [
        {
          protected: 'eyJhbGciOiJSUzI1NiJ9',
          header: { kid: bilbo },
          signature:
            'MIsjqtVlOpa71KE-Mss8_Nq2YH4FGhiocsqrgi5NvyG53uoimic1tcMdSg-qptrzZc7CG6Svw2Y13TDIqHzTUrL_lR2ZFcryNFiHkSw129EghGpwkpxaTn_THJTCglNbADko1MZBCdwzJxwqZc-1RlpO2HibUYyXSwO97BSe0_evZKdjvvKSgsIqjytKSeAMbhMBdMma622_BG5t4sdbuCHtFjp9iJmkio47AIwqkZV1aIZsv33uPUqBBCXbYoQJwt7mxPftHmNlGoOSMxR_3thmXTCm4US-xiNOyhbm8afKK64jU6_TPtQHiJeQJxz9G3Tx-083B745_AfYOnlC9w',
        },
        {
          header: { alg: 'ES512', kid: bilbo },
          signature:
            'ARcVLnaJJaUWG8fG-8t5BREVAuTY8n8YHjwDO1muhcdCoFZFFjfISu0Cdkn9Ybdlmi54ho0x924DUz8sK7ZXkhc7AFM8ObLfTvNCrqcI3Jkl2U5IX3utNhODH6v7xgy1Qahsn0fyb4zSAkje8bAWz4vIfj5pCMYxxm4fgV3q7ZYhm5eD',
        },
        { protected: sharedSecretHeader, signature: sharedSecretSignature },
      ],
    }),
    key: { keys: [bilbosRsaKey, bilbosEcKey, sharedSecret] },
    alg: 'RS256',
  },
  {
    name: 'RFC 7797 4.2: the payload is not encoded',
    token: JSON.stringify({
      protected: 'eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19',
      payload: '$.02',
      signature: 'A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY',
    }),
    key: joesSecret,
    alg: 'HS256',
  },
  {
    name: 'RFC 8037 A.4: Ed25519',
    token:
      'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
    key: { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
    alg: 'EdDSA',
    note: 'The payload is text and no JSON.',
  },
]

/** What the standards sign: all but the encrypted ones. */
export const rfcExamples: readonly RfcExample[] = signed
