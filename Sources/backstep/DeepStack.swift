import Glibc

/// A stack of a size of its own, whatever the caller's limit is: formulas, scripts and lessons nest
/// as deep as `help limits` says.
enum DeepStack {
  private static let size = 16 << 20

  /// Runs the program on it and waits.
  static func run(_ program: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?)
  {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, size)
    var thread = pthread_t()
    guard pthread_create(&thread, &attributes, program, nil) == 0 else {
      _ = program(nil)
      return
    }
    pthread_join(thread, nil)
  }
}
