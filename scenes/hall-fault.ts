/** What is wrong with a hall, where in its file, and what to do. */
export interface HallFault {
  /** Path in the file, such as `seats[17]`. */
  readonly at: string;
  readonly message: string;
}
