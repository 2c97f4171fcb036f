import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { sha256 } from './hashes.ts'

// Test keys, good for nothing else.
export const personKey = {
  crv: 'P-256',
  d: '870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE',
  kty: 'EC',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
}
export const otherPersonKey = {
  crv: 'P-256',
  d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
  kty: 'EC',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
}

export const logKey = ed25519Key(1)
export const otherLogKey = ed25519Key(2)
export const witnessKey = ed25519Key(3)
export const otherWitnessKey = ed25519Key(4)

/** Signature types of C2SP: `0x01` a log's, `0x04` a witness's. */
export type KeyType = 1 | 4

export interface Ed25519Key {
  privateKey: KeyObject
  /** 32 bytes. */
  publicKey: Buffer
}

export function keyIdOf(name: string, { publicKey }: Ed25519Key, type: KeyType = 1): Buffer {
  return sha256(`${name}\n`, Buffer.of(type), publicKey).subarray(0, 4)
}

export function vkeyOf(name: string, key: Ed25519Key, type: KeyType = 1): string {
  const encoded = Buffer.concat([Buffer.of(type), key.publicKey]).toString('base64')
  return `${name}+${keyIdOf(name, key, type).toString('hex')}+${encoded}`
}

function ed25519Key(seed: number): Ed25519Key {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
  const der = Buffer.concat([prefix, Buffer.alloc(32, seed)])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  return { privateKey, publicKey: Buffer.from(x, 'base64url') }
}
