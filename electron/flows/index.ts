/** Every flow, by its id: a flow id without a flow does not compile. */
import type { FlowId } from '../../shared/domain/provider.ts'
import { apiKey } from './api-key.ts'
import { authorizationCode } from './authorization-code.ts'
import { clientCredentials } from './client-credentials.ts'
import type { Flow } from './define-flow.ts'
import { deviceCode } from './device-code.ts'
import { httpLogin } from './http-login.ts'
import { jwtBearer } from './jwt-bearer.ts'
import { password } from './password.ts'
import { refreshToken } from './refresh-token.ts'
import { tokenExchange } from './token-exchange.ts'

export const flows = {
  'http-login': httpLogin,
  'authorization-code': authorizationCode,
  'client-credentials': clientCredentials,
  password,
  'device-code': deviceCode,
  'refresh-token': refreshToken,
  'token-exchange': tokenExchange,
  'jwt-bearer': jwtBearer,
  'api-key': apiKey,
} as const satisfies { [F in FlowId]: Flow<F, never> | Flow<F, string> }
