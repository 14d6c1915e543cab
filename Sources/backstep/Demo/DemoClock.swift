import Languages
import TextMeasures

/// How long a demo has been going.
struct DemoClock {
  private let start = ContinuousClock.now

  /// Seconds since it began.
  private var seconds: Int { Int((ContinuousClock.now - start).components.seconds) }

  /// `4:05`, or `1:04:05`.
  var exact: String {
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
    let parts = hours > 0 ? [hours, minutes, seconds % 60] : [minutes, seconds % 60]
    return parts.enumerated().map { $0 > 0 && $1 < 10 ? "0\($1)" : "\($1)" }.joined(separator: ":")
  }

  /// `4 min`, which does not draw an audience's eyes.
  var calm: Localized<String> {
    Localized(en: "\(seconds / 60) min", zh: "\(seconds / 60) 分钟")
  }
}
