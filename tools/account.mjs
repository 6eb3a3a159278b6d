// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// A person's account on a homeserver as the client-server API has it, without a client: what `start:matrix`
// sets up with, and what tests do by hand beside the clients they drive. No retries and no waiting: a refusal
// is an Error with the server's code.

/** The server's own word for no. */
export class Refused extends Error {
  constructor(what, status, { errcode = '', error = '' }) {
    super(`${what}: ${status} ${errcode} ${error}`);
    this.status = status;
    this.errcode = errcode;
  }
}

let transactions = 0;

export class Account {
  /** @param {Record<'url' | 'userId' | 'accessToken' | 'deviceId' | 'password', string>} given */
  constructor({ url, userId, accessToken, deviceId, password }) {
    this.url = url;
    this.userId = userId;
    this.accessToken = accessToken;
    this.deviceId = deviceId;
    this.password = password;
  }

  /**
   * @param {string} method
   * @param {string} path below /_matrix/client/
   * @param {unknown} [body]
   */
  async ask(method, path, body) {
    const response = await fetch(`${this.url}/_matrix/client/${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.accessToken}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Refused(`${method} ${path}`, response.status, answer);
    return answer;
  }

  /** The same person on another device, which has no keys. */
  async logIn() {
    const identifier = { type: 'm.id.user', user: this.userId };
    const body = { type: 'm.login.password', identifier, password: this.password };
    const answer = await this.ask('POST', 'v3/login', body);
    return new Account({
      url: this.url,
      userId: this.userId,
      password: this.password,
      accessToken: answer.access_token,
      deviceId: answer.device_id,
    });
  }

  /**
   * @param {Record<string, unknown>} options
   * @returns {Promise<string>} the room's id
   */
  async createRoom(options) {
    const { room_id: roomId } = await this.ask('POST', 'v3/createRoom', options);
    return roomId;
  }

  join(roomId) {
    return this.ask('POST', `v3/join/${encodeURIComponent(roomId)}`, {});
  }

  invite(roomId, userId) {
    return this.ask('POST', `${inRoom(roomId)}/invite`, { user_id: userId });
  }

  kick(roomId, userId) {
    return this.ask('POST', `${inRoom(roomId)}/kick`, { user_id: userId });
  }

  /** To another version: everybody is to go on in a new room. */
  upgrade(roomId, version) {
    return this.ask('POST', `${inRoom(roomId)}/upgrade`, { new_version: version });
  }

  /** @returns {Promise<string>} the event's id */
  async send(roomId, type, content) {
    transactions += 1;
    const path = `${inRoom(roomId)}/send/${type}/t${process.pid}.${transactions}`;
    const { event_id: eventId } = await this.ask('PUT', path, content);
    return eventId;
  }

  /** @returns {Promise<string>} the event's id */
  async redact(roomId, eventId) {
    transactions += 1;
    const path = `${inRoom(roomId)}/redact/${encodeURIComponent(eventId)}/t${process.pid}.${transactions}`;
    const answer = await this.ask('PUT', path, {});
    return answer.event_id;
  }

  state(roomId, type, key = '') {
    return this.ask('GET', `${inRoom(roomId)}/state/${type}/${encodeURIComponent(key)}`);
  }

  setState(roomId, type, content, key = '') {
    return this.ask('PUT', `${inRoom(roomId)}/state/${type}/${encodeURIComponent(key)}`, content);
  }

  /** The whole room, oldest first, as the server gives it: encrypted where it is. */
  async messages(roomId) {
    const events = [];
    let from = '';
    do {
      const page = await this.ask(
        'GET',
        `${inRoom(roomId)}/messages?dir=f&limit=500${from && `&from=${from}`}`,
      );
      events.push(...page.chunk);
      from = page.end ?? '';
    } while (from !== '');
    return events;
  }
}

const inRoom = (roomId) => `v3/rooms/${encodeURIComponent(roomId)}`;

/** The widget as a moderator adds it: one state event, whose key is the widget's id for ever. */
export function widgetState(widgetUrl, creator) {
  const url =
    `${widgetUrl}#/?widgetId=$matrix_widget_id&userId=$matrix_user_id&roomId=$matrix_room_id` +
    '&theme=$org.matrix.msc2873.client_theme&language=$org.matrix.msc2873.client_language';
  return {
    type: 'im.vector.modular.widgets',
    state_key: 'smasteg',
    content: { id: 'smasteg', type: 'm.custom', name: 'Småsteg', url, creatorUserId: creator, data: {} },
  };
}

export const encryptionState = {
  type: 'm.room.encryption',
  state_key: '',
  content: { algorithm: 'm.megolm.v1.aes-sha2' },
};

/** What a person types in a card's thread, as Element writes it.
 * @param {string} card @param {string} body */
export const typedIn = (card, body) => ({
  msgtype: 'm.text',
  body,
  'm.mentions': {},
  'm.relates_to': {
    rel_type: 'm.thread',
    event_id: card,
    is_falling_back: true,
    'm.in_reply_to': { event_id: card },
  },
});
