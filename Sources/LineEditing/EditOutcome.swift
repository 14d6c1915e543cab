import CEditLine

/// What libedit is to do after a command.
enum EditOutcome {
  /// The screen is right already.
  case drawn
  /// The line changed.
  case changed
  /// Only the cursor moved.
  case moved
  /// Nothing could be done.
  case beep
  /// The line is left as Enter leaves it.
  case left
  /// Nothing comes any more.
  case ended

  var code: UInt8 {
    switch self {
    case .drawn: UInt8(CC_NORM)
    case .changed: UInt8(CC_REFRESH)
    case .moved: UInt8(CC_CURSOR)
    case .beep: UInt8(CC_ERROR)
    case .left: UInt8(CC_NEWLINE)
    case .ended: UInt8(CC_EOF)
    }
  }
}
