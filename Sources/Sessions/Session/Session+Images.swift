import Presentation

extension Session {
  /// How pictures are shown: as was set, else as the environment says.
  var images: ImageMode {
    state.images ?? ImageMode(environment: surroundings.environment)
  }
}
