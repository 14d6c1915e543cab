import Sessions

/// What helps typing at one prompt, found when the first key needs it.
final class Typist {
  private let session: Session
  private var known: TypingAid?
  /// Lines that went wrong: none of them is suggested.
  var failures: Set<String> = []

  init(_ session: Session) { self.session = session }

  /// What is known at this prompt.
  var aid: TypingAid {
    if let known { return known }
    let aid = TypingAid(session)
    known = aid
    return aid
  }

  /// A line was carried out: all may be otherwise.
  func forget() { known = nil }
}
