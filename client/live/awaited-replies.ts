/** Messages of one connection that wait for their replies, paired by an id. */
export class AwaitedReplies<Reply> {
  readonly #settle = new Map<number, (reply: Reply | null) => void>();
  #nextId = 1;

  /** Resolves with the reply, or with null when the connection broke before it came. */
  ask(send: (id: number) => void): Promise<Reply | null> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#settle.set(id, resolve);
      send(id);
    });
  }

  take(id: number, reply: Reply): void {
    const settle = this.#settle.get(id);
    this.#settle.delete(id);
    settle?.(reply);
  }

  /** Whatever still waits gets no reply. */
  lose(): void {
    const lost = [...this.#settle.values()];
    this.#settle.clear();
    for (const settle of lost) settle(null);
  }
}
