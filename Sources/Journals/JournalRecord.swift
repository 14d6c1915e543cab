/// What a journal says, piece by piece.
///
/// A session is its lines: each is noted when it begins and when it is done, and what takes lines
/// back or brings them back is noted as that.
public enum JournalRecord: Equatable, Sendable {
  /// The first record of every journal.
  case opened(Opened)
  /// A line begins.
  case begun(Begun)
  /// A line is done; written before anything it gave is shown.
  case done(Done)
  /// The line that began last has failed and left nothing.
  case failed(number: Int)
  /// The line that began last has come so far, and a checkpoint has been kept.
  case reached(number: Int, text: String)
  /// The first line that a line showed.
  case said(number: Int, firstLine: String)
  /// Lines do not count any more.
  case takenBack([Int])
  /// Lines that were taken back count again; none: lines are run again now, and none waits.
  case broughtBack([Int])
  /// Lines are to be run one after another from now on; none: that is over.
  case planned([Planned])
  /// That line of the plan, counted from 0, comes next.
  case comesNext(Int)
  /// Of the script that the line at work runs, so many pieces stay kept, and these are left.
  case scripted(kept: Int, rest: [Planned])
  /// A piece of that script is done; of those that were left, the one of that place comes next.
  case piece(next: Int, Begun, Done)

  /// Which program wrote the journal, and when.
  public struct Opened: Equatable, Sendable {
    /// The version of the format: 2 says the data's sum too, 3 what is left to run, 4 which lines are
    /// a script's.
    public static let version = 4
    /// The version it was written in.
    public let version: Int
    /// Seconds since 1970.
    public let time: Int
    /// The language of the session's beginning.
    public let language: String
    /// The folder in which short names of files were looked for.
    public let folder: String

    /// A journal that begins now, of this version where no other is said.
    public init(time: Int, language: String, folder: String = "", version: Int = Self.version) {
      (self.version, self.time, self.language) = (version, time, language)
      self.folder = folder
    }

    /// Whether a later program wrote it, whose records may say more than this one knows.
    public var isOfLaterVersion: Bool { version > Self.version }
  }

  /// A line as it was typed.
  public struct Begun: Equatable, Sendable {
    /// Its number, from 1.
    public let number: Int
    /// What was typed; a command by its full name.
    public let text: String
    /// Whether it is a cell, whatever it says.
    public let isCell: Bool
    /// How far the learner was with the lessons, where that is another than for the line before.
    public let progress: String?
    /// Whether it is a script's, which leaves the learner's progress alone.
    public let isOfScript: Bool

    /// A line.
    public init(
      number: Int, text: String, isCell: Bool, progress: String?, isOfScript: Bool = false
    ) {
      (self.number, self.text, self.isCell, self.progress) = (number, text, isCell, progress)
      self.isOfScript = isOfScript
    }

    /// It by another number.
    public func numbered(_ number: Int) -> Self {
      Self(
        number: number, text: text, isCell: isCell, progress: progress, isOfScript: isOfScript)
    }
  }

  /// A line that is to be run.
  public struct Planned: Equatable, Sendable {
    /// The line; its number is 0 where it has none yet, and its progress is always said.
    public let line: Begun
    /// Whether it may fail, and those behind it run all the same.
    public let mayFail: Bool

    /// A line to come.
    public init(_ line: Begun, mayFail: Bool = false) {
      (self.line, self.mayFail) = (line, mayFail)
    }
  }

  /// What became of a line.
  public struct Done: Equatable, Sendable {
    /// Its number.
    public var number: Int
    /// How long it took.
    public var seconds: Double
    /// Whether the session was another one after it.
    public var changes: Bool
    /// Whether it is a cell that failed and left what it had done until then.
    public var hasFailed = false
    /// A sum over what lives on; nil where nobody worked it out.
    public var digest: UInt32?
    /// What it came to, where that is less than was typed: `train 4711 iterations`.
    public var cameTo: String?
    /// At which look for Ctrl-C it was stopped; nil where it was not.
    public var stoppedAt: Int?
    /// The times it measured and read, and chance, which no second run would give again; one below
    /// zero says how often the one before it came again.
    public var measured: [Double] = []
    /// What stays where it is taken back, as bits.
    public var remains = 0
    /// The files it named.
    public var files: [FileMark] = []
    /// Where the session was after it.
    public var place = Place()
    /// A sum over the data; nil where there were none, or in a journal of version 1.
    public var data: UInt32?

    /// What became of a line.
    public init(number: Int, seconds: Double, changes: Bool) {
      (self.number, self.seconds, self.changes) = (number, seconds, changes)
    }
  }

  /// A file as it was when a line named it.
  public struct FileMark: Equatable, Sendable {
    /// Its whole path.
    public let path: String
    /// Its size in bytes.
    public let size: Int
    /// A sum over its bytes.
    public let sum: UInt32

    /// A file.
    public init(path: String, size: Int, sum: UInt32) {
      (self.path, self.size, self.sum) = (path, size, sum)
    }
  }

  /// Where a session is, for a list of sessions.
  public struct Place: Equatable, Sendable {
    /// The data set, where there is one.
    public var data = ""
    /// The layers, where there are some: `8 tanh, 1 sigmoid`.
    public var network = ""
    /// The finished iterations.
    public var iteration = 0
    /// The lesson that is open and its page, from 1.
    public var lesson: (id: String, page: Int)?

    /// Nowhere.
    public init() {}

    /// Whether two places are the same.
    public static func == (a: Place, b: Place) -> Bool {
      (a.data, a.network, a.iteration) == (b.data, b.network, b.iteration)
        && a.lesson?.id == b.lesson?.id && a.lesson?.page == b.lesson?.page
    }
  }
}
