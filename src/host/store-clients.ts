/** Another system that may ask what results people have with us. */
export interface StoreClient {
  /** As people read it in the list of who looked at their data. */
  readonly name: string;
  readonly token: string;
}

const SHORTEST_TOKEN = 16;

/** `STORE_CLIENTS`: `name=token` of each system, set apart by `;`. What is wrong goes to `wrong`. */
export function readStoreClients(text: string, wrong: string[]): readonly StoreClient[] {
  const clients = text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [name = '', ...token] = part.split('=');
      return { name: name.trim(), token: token.join('=').trim() };
    });
  for (const { name, token } of clients) {
    if (name !== '' && token.length >= SHORTEST_TOKEN) continue;
    wrong.push(
      `STORE_CLIENTS: write name=token;name=token, each token of ${SHORTEST_TOKEN} characters or more (${name === '' ? 'a name is missing' : name})`,
    );
  }
  const names = clients.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) wrong.push(`STORE_CLIENTS names ${twice} twice`);
  return clients;
}
