/// Where a person says how the program is to look.
public enum ConfigurationFile {
  /// `backstep/config` in the configuration folder of `environment` (`XDG_CONFIG_HOME`, or `.config`
  /// at home); nil where neither is an absolute path.
  ///
  /// A relative `XDG_CONFIG_HOME` is ignored, as its specification asks.
  public static func path(in environment: [String: String]) -> String? {
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      return "\(folder)/backstep/config"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return "\(home)/.config/backstep/config"
  }
}
