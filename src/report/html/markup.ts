/** Text that is markup already, and is not escaped again. */
export interface Markup {
  readonly markup: string;
}

/** What a template may hold: text and numbers are escaped, markup is taken as it is, nothing is left out. */
export type Insertable = Markup | string | number | undefined | readonly Insertable[];

/**
 * Markup from a template; whatever is inserted is escaped, so that no text of a scenario becomes an element or ends an attribute.
 *
 * html`<b title="${'"'}">${'a < b'}</b>`.markup // => '<b title="&quot;">a &lt; b</b>'
 */
export function html(parts: TemplateStringsArray, ...inserted: readonly Insertable[]): Markup {
  return { markup: parts.map((part, i) => part + insertedText(inserted[i])).join('') };
}

/** Markup that was made elsewhere: pictures, style sheets, scripts. */
export function made(markup: string): Markup {
  return { markup };
}

function insertedText(inserted: Insertable): string {
  if (inserted === undefined) return '';
  if (typeof inserted === 'string') return escaped(inserted);
  if (typeof inserted === 'number') return String(inserted);
  return 'markup' in inserted ? inserted.markup : inserted.map(insertedText).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Text for an element or an attribute in quotes.
 *
 * escaped('<i>') // => '&lt;i&gt;'
 */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/**
 * Plain data as JSON that no element can be hidden in, for a script element.
 *
 * scriptJson(['</script>']).markup // => '["\\u003c/script>"]'
 */
export function scriptJson(data: unknown): Markup {
  return made(JSON.stringify(data).replaceAll('<', '\\u003c'));
}
