import Glibc

/// Runs a piece of work on a thread whose stack holds a thousand calls one inside another.
func onDeepStack<Result>(_ body: @escaping () -> Result) -> Result {
  let task = StackTask(body)
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, 512 << 20)
  defer { pthread_attr_destroy(&attributes) }
  var thread = pthread_t()
  let context = Unmanaged.passRetained(task as AnyStackTask)
  let status = pthread_create(
    &thread, &attributes,
    { context in
      guard let context else { return nil }
      Unmanaged<AnyStackTask>.fromOpaque(context).takeRetainedValue().run()
      return nil
    }, context.toOpaque())
  guard status == 0 else {
    // Without a thread the caller's own stack has to do.
    context.release()
    return body()
  }
  pthread_join(thread, nil)
  return task.result ?? body()
}

private class AnyStackTask {
  func run() {}
}

private final class StackTask<Result>: AnyStackTask {
  private let body: () -> Result
  private(set) var result: Result?
  init(_ body: @escaping () -> Result) { self.body = body }
  override func run() { result = body() }
}
