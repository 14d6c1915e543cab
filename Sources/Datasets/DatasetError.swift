import Matrices

/// A place in a text file, line and column counted from 1, a column being one character.
public struct FilePlace: Hashable, Sendable {
  /// The path as it was given.
  public let file: String
  /// The line.
  public let line: Int
  /// The column within the line.
  public let column: Int
  /// The line's text, where it is short enough to be shown.
  public let text: String?

  /// Creates a place.
  public init(file: String, line: Int, column: Int, text: String? = nil) {
    self.text = text
    self.file = file
    self.line = line
    self.column = column
  }
}

/// What can be wrong with a source of data or with what is asked of it.
///
/// The errors carry what failed; `words` makes sentences of it.
public enum DatasetError: Error, Hashable, Sendable {
  /// A file that cannot be used at all.
  case file(FileProblem, String)
  /// Something at one place of a CSV file.
  case csv(CSVProblem, FilePlace)
  /// Columns asked for, or found in a table, that do not serve.
  case columns(ColumnProblem)
  /// A data set or an option of one that does not exist or does not fit.
  case request(RequestProblem)
  /// Fractions that cannot be split by.
  case split(SplitProblem)
  /// Variables that cannot become a data set.
  case variables(VariableProblem)
}

/// Why a file cannot be used.
public enum FileProblem: Hashable, Sendable {
  /// The system refused, with its error number.
  case system(Int32)
  /// A folder, a device or a pipe.
  case notAFile
  /// Larger than may be read.
  case tooLarge(limit: Int)
  /// More numbers than there is memory for.
  case noMemory
  /// No bytes at all, or blank lines only.
  case empty
  /// A header and nothing below it.
  case headerOnly
  /// One array of one column, of this name, and nothing beside it.
  case oneColumn(String)
  /// Bytes of zero where a text begins.
  case zeros
  /// UTF-16 text instead of UTF-8.
  case utf16
  /// A gzip stream that ends too early.
  case truncatedGzip
  /// A gzip stream with wrong bytes or a wrong checksum.
  case corruptGzip
  /// Fewer bytes than its own header promises.
  case truncated(expected: Int, found: Int)
  /// Not an IDX file.
  case notIDX
  /// An IDX file of another element type than unsigned bytes.
  case elementTypeIDX(UInt8)
  /// An IDX file whose number of dimensions is not what it should be.
  case dimensionsIDX(expected: [Int], found: Int)
  /// A number of labels that differs from the number of examples in the other file.
  case labelCount(examples: Int, labels: Int)
  /// Arrays of examples and labels of other lengths.
  case labelsForRows(examples: Int, labels: Int)
  /// Images without the file of their labels.
  case needsLabels
  /// A file of labels beside a kind of file that holds its own.
  case labelsNotWanted
  /// Not a NumPy file, or one with a header that cannot be understood.
  case notNPY
  /// A NumPy file of a version this program does not know.
  case versionNPY(UInt8)
  /// A NumPy file of another element type than numbers and booleans.
  case elementTypeNPY(String)
  /// A NumPy array of more than two dimensions.
  case dimensionsNPY(Int)
  /// A kind of file that is not read here.
  case foreign(ForeignFile)
  /// A zip archive, or something in it, that is damaged, encrypted or packed in a rare way.
  case damagedZip(String?)
  /// An array with a side of 0; its shape.
  case noNumbers(String)
  /// Several named arrays where one is meant; their names.
  case severalArrays([String])
  /// An `.npz` with several arrays, where nothing says which are meant.
  case chooseArray([String])
  /// No array of this name in an `.npz`.
  case noArray(String, known: [String])
  /// Something wrong within a safetensors file.
  case safetensors(SafetensorsProblem)
  /// More numbers than a matrix may hold.
  case tooManyNumbers(rows: Int, columns: Int)
  /// A number that is not finite where features stand, at a row and a column from 1.
  case notFinite(row: Int, column: Int)
  /// Something wrong with pictures.
  case picture(PictureProblem)
}

/// What can be wrong at one place of a CSV file.
public enum CSVProblem: Hashable, Sendable {
  /// A byte that is not UTF-8.
  case badUTF8(UInt8)
  /// A quoted field that never ends.
  case unclosedQuote
  /// Something between a closing quote and the next delimiter.
  case textAfterQuote
  /// A line with another number of fields than the first.
  case ragged(expected: Int, found: Int)
  /// Text where the column holds numbers.
  case textAmongNumbers(column: String, text: String)
  /// A number that is one thousand or a fraction, and nothing in the file says which.
  case ambiguousComma(column: String, text: String)
  /// An empty field or `?` in a feature.
  case missingFeature(column: String)
  /// NaN or infinity in a feature, or infinity in a target.
  case notFinite(column: String, text: String)
  /// A number beyond the largest `Double`.
  case outOfRange(column: String, text: String)
  /// More numbers than a matrix may hold.
  case tooManyNumbers
}

/// What can be wrong with columns.
public enum ColumnProblem: Hashable, Sendable {
  /// No column has this name or number.
  case unknown(String, known: [String])
  /// Several columns have this name.
  case ambiguous(String, numbers: [Int])
  /// A column is both a target and to be dropped, or named twice.
  case chosenTwice(String)
  /// No feature is left beside the targets; `text` is the first value of a column left out.
  case noFeatures(file: String, text: String?)
  /// No feature is left, as a column has so many different texts that they are not encoded.
  case tooManyTexts(file: String, column: String, count: Int?)
  /// Each line is one field; the first of them.
  case oneField(file: String, text: String)
  /// Full-width commas stand where commas should.
  case wideCommas(file: String)
  /// A feature has no value in any line, so that none can stand in for the missing ones.
  case noValues(column: String)
  /// Every example has a gap, so that leaving them out leaves none.
  case gapsEverywhere
  /// A target has no value in any line.
  case noLabels(column: String)
  /// A target has one class only.
  case oneClass(column: String, name: String)
  /// A target has too many classes.
  case tooManyClasses(column: String, limit: Int)
  /// One of several targets has more than two classes.
  case severalClassesInTask(column: String, classes: [String])
  /// A column asked for as numbers holds text.
  case notNumbers(column: String, text: String)
}

/// What can be wrong with what is asked for by name.
public enum RequestProblem: Hashable, Sendable {
  /// No data set has this name.
  case unknownDataset(String, known: [String])
  /// The data set has no such option.
  case option(String, dataset: String)
  /// A number of examples out of range.
  case count(Int, dataset: String, range: ClosedRange<Int>)
  /// More examples than there is memory for.
  case noMemory(Int, dataset: String)
  /// A number of classes out of range.
  case classes(Int, dataset: String, range: ClosedRange<Int>)
  /// A noise that is negative or not finite.
  case noise(Double)
  /// A shift of pictures asked of a data set that holds none.
  case noImages(dataset: String)
  /// Classes asked for of a data set whose labels are none.
  case noClasses(dataset: String)
  /// No class has this name.
  case unknownClass(String, known: [String])
  /// A choice that leaves a single class.
  case oneClassOnly(String)
  /// A choice of classes that have no example.
  case noneOfClasses(String)
  /// Every picture is shifted already, so that none is left to make others of.
  case nothingUnshifted(dataset: String)
  /// A share of pictures to shift that is no share.
  case share(Double)
  /// Two data sets whose features or labels differ cannot be put together.
  case cannotAppend(String, to: String)
  /// `$BACKSTEP_HOME` names a folder without data sets.
  case wrongHome(String)
  /// None of the folders where data sets may lie has them.
  case noHome(searched: [String])
}

/// What can be wrong with a split.
public enum SplitProblem: Hashable, Sendable {
  /// A fraction outside [0, 1], or no number.
  case fraction(Splits.Part, Double)
  /// Nothing to train on.
  case noTraining
  /// Fractions that sum to more than 1.
  case sum(Double)
  /// Parts of shifted examples only, where there are fewer of them, or none.
  case tooFewShifted(wanted: Int, found: Int)
  /// Every part is to have shifted examples only, so that nothing is left apart.
  case nothingApart
  /// Fewer examples than splits.
  case tooFewExamples(Int, parts: Int)
}

/// What can be wrong with variables that should become a data set.
public indirect enum VariableProblem: Hashable, Sendable {
  /// Different numbers of columns, that is of examples.
  case exampleCount(x: Shape, y: Shape)
  /// No rows or no columns.
  case empty(name: String, Shape)
  /// A number that is not finite, at a row and a column from 0.
  case notFinite(name: String, row: Int, column: Int)
  /// Another number of rows than the training set has.
  case rows(name: String, Shape, training: Shape)
  /// The same of the test set.
  case ofTest(VariableProblem)
}
