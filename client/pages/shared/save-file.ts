/** Has the browser keep something as a file of this name. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads it after the press; a minute later it has.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
