/** 128 random bits in hexadecimal: an id that nobody can guess, made by the page so that a resend is recognised. */
export function randomText(): string {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
