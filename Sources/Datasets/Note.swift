/// Something done to a source on the way that its reader should know.
public enum Note: Hashable, Sendable {
  /// A column of text that is no target was left out; `text` is its first value.
  case leftOutText(column: String, text: String)
  /// A column of dates or times was left out.
  case leftOutDate(column: String, text: String)
  /// A column of amounts with a currency's sign was left out.
  case leftOutMoney(column: String, text: String)
  /// A column of text has too many different ones to be encoded: so many, nil where nobody counted on.
  case leftOutCategories(column: String, text: String, count: Int?)
  /// A column without a single value was left out.
  case leftOutEmpty(column: String)
  /// Arrays of an `.npz` beside the two that are read.
  case leftOutArrays([String])
  /// A first column without a name that counts the lines.
  case leftOutIndex(column: String)
  /// The first line has numbers in it, but was taken as the header.
  case tookHeader(line: [String])
  /// No target was chosen, so the last column became it.
  case tookLastAsTarget(column: String)
  /// No target was chosen, so the column with a label's name became it.
  case tookNamedAsTarget(column: String)
  /// Examples with a gap were left out.
  case droppedExamples(Int, of: Int)
  /// Every pixel was divided by this number.
  case divided(by: Double)
  /// Pictures were brought to one size.
  case scaledPictures(ImageSize)
  /// So many files of a folder of pictures are no pictures.
  case passedOver(Int)
  /// Only the first examples were taken.
  case tookFirst(Int, of: Int)
  /// Only the examples of some classes were taken, with how many there are of each.
  case keptClasses([Dataset.ClassCount], of: Int)
  /// The pictures were shifted to another distribution.
  case shifted(ImageShift)
  /// Some pictures were shifted to another distribution.
  case shiftedShare(ImageShift, Int, of: Int)
  /// Examples were made by shifting others.
  case synthesized(ImageShift, Int)
  /// A split leaves examples unused, as its fractions sum to less than 1.
  case unused(Int, of: Int)
}
