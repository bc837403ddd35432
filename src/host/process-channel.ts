import type { ChildProcess } from 'node:child_process';

/** One end of the channel between a process of ours and its child: both may ask, and both answer. */
export interface Channel {
  /** The answer of the other side; null where none comes within so many milliseconds. */
  readonly ask: (question: object, milliseconds: number) => Promise<unknown>;
  /** The same without an answer; whoever is gone is told nothing. */
  readonly tell: (message: object) => void;
}

/** What the other side asks or tells; what is answered goes back to whoever asked. */
export type Heed = (question: object) => Promise<unknown>;

type Wire =
  | { readonly ask: number; readonly question: object }
  | { readonly answer: number; readonly value: unknown };

/** Opens our end. A question that could not be heeded is said and answered with nothing. */
export function openChannel(
  end: ChildProcess | NodeJS.Process,
  heed: Heed,
  say: (line: string) => void,
): Channel {
  const waiting = new Map<number, (value: unknown) => void>();
  let last = 0;
  const send = (message: Wire): void => {
    // One that dies at this very moment answers no more: whoever waits for it is told at 'disconnect'.
    if (end.connected) end.send?.(message, undefined, undefined, () => undefined);
  };
  const answer = async (id: number, question: object): Promise<void> => {
    const value = await heed(question).catch((fault: unknown) => {
      say(fault instanceof Error ? fault.message : String(fault));
      return null;
    });
    send({ answer: id, value });
  };
  end.on('message', (message: unknown) => {
    if (isQuestion(message)) void answer(message.ask, message.question);
    else if (isAnswer(message)) waiting.get(message.answer)?.(message.value);
  });
  end.on('disconnect', () => {
    for (const settle of waiting.values()) settle(null);
  });
  return {
    ask: (question, milliseconds) => {
      if (!end.connected) return Promise.resolve(null);
      return new Promise((resolve) => {
        const id = (last += 1);
        const settle = (value: unknown): void => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(value);
        };
        const timer = setTimeout(() => settle(null), milliseconds).unref();
        waiting.set(id, settle);
        send({ ask: id, question });
      });
    },
    tell: (question) => send({ ask: (last += 1), question }),
  };
}

const isQuestion = (message: unknown): message is Extract<Wire, { ask: number }> =>
  typeof message === 'object' && message !== null && 'ask' in message;

const isAnswer = (message: unknown): message is Extract<Wire, { answer: number }> =>
  typeof message === 'object' && message !== null && 'answer' in message;
