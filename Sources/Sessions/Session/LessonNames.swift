import Presentation

// Two modules have a `Page` and a `Table`; in this one they are those that reports are shown on.
typealias Page = Presentation.Page
typealias Table = Presentation.Table
