import type { Translation, Unit } from './translation-file.ts'

/** XLIFF 2.0, one segment a unit. */
export function writeXliff({ source, target, units }: Translation): string {
  return `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="${source}" trgLang="${target}">
  <file id="policy">
${units.map(writeUnit).join('\n')}
  </file>
</xliff>`
}

function writeUnit({ id, source, target }: Unit): string {
  const translated = target && `\n        <target>${escapeText(target)}</target>`
  return `    <unit id="${id}">
      <segment>
        <source>${escapeText(source)}</source>${translated}
      </segment>
    </unit>`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
