/** Why a server cannot listen where it was told to, by the option that says where. */
import { PlatformError } from '../domain/errors.ts'

interface Place {
  readonly host: string
  readonly port: number
}

/** What is no matter of the place comes back as it was. */
export function listenError(error: unknown, { host, port }: Place): unknown {
  const faults: Readonly<Record<string, string>> = {
    EADDRINUSE: `--port: ${port} is taken on ${host}; give another one, or stop what listens there`,
    EACCES: `--port: this user may not listen on ${port}; give a port above 1023`,
    EADDRNOTAVAIL: `--host: ${host} is no address of this machine; give one that is, or 0.0.0.0 for all of them`,
    ENOTFOUND: `--host: ${host} is not known; give an address of this machine, or 0.0.0.0 for all of them`,
    EAI_AGAIN: `--host: ${host} cannot be looked up; give an address of this machine, or 0.0.0.0 for all of them`,
  }
  const fault = error instanceof Error && 'code' in error ? faults[String(error.code)] : undefined
  return fault === undefined ? error : new PlatformError('unavailable', fault, { cause: error })
}
