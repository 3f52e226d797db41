/** Memory that begins on a page of the system, as writes past its cache want it. */

const wasmPage = 64 * 1024

/**
 * At least so many bytes, zeros, for several threads. Memory of WebAssembly lies on a page on every system, and memory of
 * its own kind (`SharedArrayBuffer`, `Buffer`) 16 bytes behind one.
 */
export function sharedPages(bytes: number): SharedArrayBuffer {
  const pages = Math.ceil(bytes / wasmPage)
  const { buffer } = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
  if (!(buffer instanceof SharedArrayBuffer)) throw new Error('The memory is not shared')
  return buffer
}
