export type {
  Behaviour,
  Category,
  ConsentStatus,
  Contact,
  Controller,
  CookiePattern,
  Decision,
  Decisions,
  Id,
  LegalBasis,
  Locale,
  Localized,
  Method,
  Policy,
  PolicyTexts,
  Published,
  Purpose,
  Retention,
  Rule,
  Service,
  ServiceRole,
  StorageKind,
  StoragePattern,
  Time,
} from '@kvitto/core'
export { definePolicy } from '@kvitto/core'
export type { KvittoOptions } from './create-kvitto.ts'
export { createKvitto } from './create-kvitto.ts'
export type { Kvitto, KvittoErrorCode, KvittoEvent } from './kvitto.ts'
export type { PublishedJson } from './published-json.ts'
