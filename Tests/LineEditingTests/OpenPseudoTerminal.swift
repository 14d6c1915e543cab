import Glibc

/// A new pseudo-terminal: the tester's end and the path of the program's.
///
/// Glibc's module leaves `posix_openpt` and its kin out, so these are their `ioctl` calls.
func openPseudoTerminal() throws -> (master: Int32, path: String) {
  let setLock: UInt = 0x4004_5431  // TIOCSPTLCK
  let getNumber: UInt = 0x8004_5430  // TIOCGPTN
  let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
  var lock: Int32 = 0
  var number: UInt32 = 0
  guard master >= 0, ioctl(master, setLock, &lock) == 0, ioctl(master, getNumber, &number) == 0
  else { throw PseudoTerminal.Failure(description: "no pseudo-terminal: errno \(errno)") }
  return (master, "/dev/pts/\(number)")
}
