import Glibc

/// A prompt kept as the C string that libedit asks for at every redraw.
final class PromptBuffer {
  private(set) var bytes: UnsafeMutablePointer<CChar>?

  var image = PromptImage("") {
    didSet {
      free(bytes)
      bytes = strdup(image.marked)
    }
  }

  init() { bytes = strdup("") }

  deinit { free(bytes) }
}
