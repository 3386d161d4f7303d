const atOnce = 100;

/** Does something so many times, many at once; gives what each gave. */
export async function inTurns<T>(times: number, act: (index: number) => Promise<T>): Promise<readonly T[]> {
  const given: T[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < times) {
      const index = next++;
      given[index] = await act(index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return given;
}
