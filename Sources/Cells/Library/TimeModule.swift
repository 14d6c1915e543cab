import Glibc

/// `time`.
enum TimeModule {
  static func make() -> ModuleObject {
    ModuleObject(
      "time",
      Methods.table([
        clock("time", CLOCK_REALTIME), clock("perf_counter", CLOCK_MONOTONIC),
        clock("process_time", CLOCK_PROCESS_CPUTIME_ID), clock("monotonic", CLOCK_MONOTONIC),
        Native("sleep", "secs") { machine, arguments in
          var left = min(max(0, arguments.value(0).number ?? 0), 1e6)
          while left > 0 {
            usleep(UInt32(min(left, 0.05) * 1e6))
            left -= 0.05
            try machine.work(3_000_000)
          }
          return .none
        },
      ]))
  }

  private static func clock(_ name: String, _ clock: clockid_t) -> Native {
    Native(name) { machine, _ in
      var now = timespec()
      clock_gettime(clock, &now)
      let seconds = Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
      return .float(machine.noted(.clock(Int(clock)), seconds))
    }
  }
}
