import Sessions

extension Surroundings {
  /// The checkout's data sets and lessons, no home, and no interruptions.
  package static var forTests: Surroundings {
    Surroundings(
      environment: ["BACKSTEP_HOME": Checkout.folder],
      executable: "/nowhere/backstep")
  }
}
