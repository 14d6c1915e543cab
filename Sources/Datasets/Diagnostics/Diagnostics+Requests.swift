extension RequestProblem {
  var texts: Texts {
    switch self {
    case .unknownDataset(let name, let known):
      ("there is no data set '\(name)'", suggestion(name, known))
    case .option(let option, let dataset):
      ("'\(dataset)' has no option \(option)=", "only made-up data sets have it")
    case .count(let count, let dataset, let range):
      ("'\(dataset)' cannot have \(count) examples", "n= goes \(span(range))")
    case .classes(let count, let dataset, let range) where range.count == 1:
      ("'\(dataset)' cannot have \(count) classes", "it always has \(range.lowerBound)")
    case .classes(let count, let dataset, let range):
      ("'\(dataset)' cannot have \(count) classes", "classes= goes \(span(range))")
    case .noise(let noise): ("noise=\(noise) is no standard deviation", "take 0 or more")
    case .noImages(let dataset):
      ("'\(dataset)' holds no pictures to shift", "take digits or mnist5k")
    case .noClasses(let dataset):
      ("the labels of '\(dataset)' are no classes to choose from", "leave only= out")
    case .unknownClass(let name, let known):
      ("there is no class '\(shortened(name))'", suggestion(name, known))
    case .oneClassOnly(let text):
      ("only=\(shortened(text)) leaves one class", "there must be two to tell apart")
    case .noneOfClasses(let text): ("no example is of only=\(shortened(text))", nil)
    case .nothingUnshifted(let dataset):
      ("every picture of '\(dataset)' is shifted already", "load it without shift=, or share=0.3")
    case .share(let share):
      ("share=\(share) is no share of the pictures", "take a number above 0, at most 1")
    case .cannotAppend(let other, let dataset):
      (
        "'\(other)' cannot be added to '\(dataset)': their features or labels differ",
        "both need the same features and the same classes"
      )
    case .wrongHome(let folder):
      (
        "\(Home.variable) is \(folder), where there is no folder 'datasets'",
        "set it to the folder that holds 'datasets' and 'lessons', or unset it"
      )
    case .noHome(let searched):
      (
        "the data sets were not found in \(searched.joined(separator: " or "))",
        "set \(Home.variable) to the folder that holds 'datasets' and 'lessons'"
      )
    }
  }
}

extension SplitProblem {
  var texts: Texts {
    switch self {
    case .fraction(let part, let value) where value > 1 && value <= 100:
      ("\(part.rawValue)=\(value) is no fraction", "write \(value / 100) for \(value) %")
    case .fraction(let part, let value):
      ("\(part.rawValue)=\(value) is no fraction", "take a number from 0 to 1")
    case .noTraining: ("nothing is left to train on", "give train= a fraction above 0")
    case .sum(let sum): ("the fractions sum to \(sum)", "they may sum to 1 at most")
    case .tooFewShifted(_, 0):
      (
        "no example is of another distribution", "data digits shift=rotate share=0.3 makes some"
      )
    case .tooFewShifted(let wanted, let found):
      (
        "these parts want \(wanted) shifted examples and there are \(found)",
        "ask for smaller parts, or load the data with a larger share="
      )
    case .nothingApart: ("train= needs examples too", "shifted= names parts such as dev,test")
    case .tooFewExamples(let count, let parts):
      ("\(count) examples cannot be split into \(parts) parts", "leave a part out")
    }
  }
}

extension VariableProblem {
  var texts: Texts {
    switch self {
    case .exampleCount(let x, let y):
      (
        "x \(x) has \(x.columns) examples and y \(y) has \(y.columns): \(x.columns) ≠ \(y.columns)",
        "one example is a column of both"
      )
    case .empty(let name, let shape): ("\(name) \(shape) is empty", nil)
    case .notFinite(let name, let row, let column):
      ("\(name)[\(row), \(column)] is not a finite number", "only y may have NaN: a missing label")
    }
  }
}
