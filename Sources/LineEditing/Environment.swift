import Glibc

/// The value of an environment variable; an empty one counts as not set.
func environment(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}

/// The folder of the person, from `HOME` or else the user database; absolute or nil.
func homeFolder() -> String? {
  if let home = environment("HOME"), home.hasPrefix("/") { return home }
  guard let home = getpwuid(getuid())?.pointee.pw_dir else { return nil }
  let path = String(cString: home)
  return path.hasPrefix("/") ? path : nil
}
