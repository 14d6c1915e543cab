/// Looks for one kind of trouble; it sees copies only and changes nothing.
protocol HealthCheck: Sendable {
  /// What it looks at.
  var topic: Checkup.Topic { get }
  /// What it finds.
  func look(at examination: CheckedRun) -> CheckOutcome
}

/// What a check came to.
enum CheckOutcome {
  /// It looked; an empty list is good news.
  case found([Finding])
  /// There is nothing to look at.
  case skipped(Checkup.Obstacle)
}
