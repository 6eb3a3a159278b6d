// The address that Småsteg has as a widget in a room: where it is hosted, and after "#" the names that
// params.ts reads, with the templates that the host fills for each person. The install page shows it and the
// documents copy it; address.test.ts holds all three together. Promises: nothing personal before the "#".
// Refuses: what clients do not embed.
// SPDX-License-Identifier: EUPL-1.2
import type { Params } from './params';

const templates = {
  widgetId: '$matrix_widget_id',
  userId: '$matrix_user_id',
  roomId: '$matrix_room_id',
  theme: '$org.matrix.msc2873.client_theme',
  language: '$org.matrix.msc2873.client_language',
} satisfies Partial<Record<keyof Params, string>>;

export type Refusal = 'empty' | 'no-address' | 'not-https' | 'password';
export type Remark = 'slash-added' | 'rest-dropped' | 'not-widget' | 'this-computer';
/** Where Småsteg is hosted: the widget's folder, with its slash; or why that cannot be. */
export type Place = { address: string; remarks: Remark[] } | { refused: Refusal };

const onThisComputer = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** What a person wrote, as an address that clients can embed. */
export function placeOf(written: string): Place {
  const text = written.trim();
  if (text === '') return { refused: 'empty' };
  if (!URL.canParse(text)) return { refused: 'no-address' };
  const url = new URL(text);
  const remarks: Remark[] = [];
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { refused: 'no-address' };
  if (url.username || url.password) return { refused: 'password' };
  if (onThisComputer.test(url.hostname)) remarks.push('this-computer');
  else if (url.protocol === 'http:') return { refused: 'not-https' };
  // The page that helps one find the line lies in the same folder, and is easily copied instead.
  const path = url.pathname.replace(/\/(?:install\/?)?(?:index\.html)?$/, '/');
  const folder = path.endsWith('/') ? path : `${path}/`;
  if (folder !== path) remarks.push('slash-added');
  if (url.search || url.hash) remarks.push('rest-dropped');
  if (!folder.endsWith('/widget/')) remarks.push('not-widget');
  // A template before the "#" would be filled in, and reach the server.
  return { address: url.origin + folder.replaceAll('$', '%24'), remarks };
}

/** `address` as `placeOf` gives it. */
export function widgetUrl(address: string): string {
  const pairs = Object.entries(templates).map(([name, template]) => `${name}=${template}`);
  return `${address}#/?${pairs.join('&')}`;
}

/** Written in the room, in Element: a command, no message. */
export const addWidgetLine = (address: string): string => `/addwidget ${widgetUrl(address)}`;

export interface WidgetEvent {
  type: string;
  stateKey: string;
  content: Record<string, unknown>;
}

/** The same as a state event, under an id of one's own. */
export function widgetEvent(address: string, id: string): WidgetEvent {
  return {
    type: 'im.vector.modular.widgets',
    stateKey: id,
    content: { id, type: 'm.custom', name: 'Småsteg', url: widgetUrl(address), data: {} },
  };
}

/**
 * An id that nobody can guess. Clients remember a permission by the widget's id alone, and let any frame that
 * knows it speak in the widget's name.
 */
export function newWidgetId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `smasteg-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
