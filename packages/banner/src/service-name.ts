import type { Locale, Service } from '@kvitto/core'

/** As people know it; a processor may be shown as a category of recipients. */
export function serviceName(service: Service, locale: Locale): string {
  return service.name ?? service.recipientCategory?.[locale] ?? service.provider
}
