import Drawing

extension Ordinal {
  /// The colour of its region, in four strengths: fuller where the answer is surer.
  func ground(certainty: Double) -> Color {
    let level = (min(max(certainty, 0), 1) * 3).rounded() / 3
    return Color.white.mixed(with: color, share: 0.18 + 0.37 * (level.isNaN ? 0 : level))
  }

  /// The colour of the small marks spread over its region.
  func faint(certainty: Double) -> Color {
    ground(certainty: certainty).mixed(with: color, share: 0.55)
  }
}
