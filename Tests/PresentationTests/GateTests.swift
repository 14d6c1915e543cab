import Testing

@testable import Presentation

/// The last look at what goes to a terminal.
@Suite("The gate") struct GateTests {
  @Test(
    "Text, colours and pictures pass as they are",
    arguments: [
      "", "plain\ntext", "前向传播\t→", Style.colored("red", as: .error), "\u{1B}[38;5;232;48;5;255m▀",
      KittyGraphics(png: [UInt8](repeating: 7, count: 9_000), columns: 80).text + "\nbelow",
      "\u{1B}P0;1;0q\"1;1;2;6#0;2;0;0;0#0~~-\u{1B}\\ after",
    ])
  func passes(text: String) { #expect(text.gated == text) }

  @Test(
    "Everything else that steers a terminal becomes visible",
    arguments: [
      ("\u{1B}]52;c;aGk=\u{7}", "^[]52;c;aGk=^G"), ("a\rb\u{8}", "a^Mb^H"),
      ("\u{1B}[2J", "^[[2J"), ("\u{1B}[1", "^[[1"), ("\u{1B}", "^["), ("\u{9B}1m", "<U+009B>1m"),
      ("x\u{202E}y\u{2066}", "x<U+202E>y<U+2066>"), ("\u{1B}[1mb\u{1B}[K", "\u{1B}[1mb^[[K"),
      ("\u{1B}P$qm\u{1B}\\", "^[P$qm^[\\"), ("\u{1B}_Ga=d\u{1B}\\", "^[_Ga=d^[\\"),
      ("\u{1B}_Ga=T,f=100,q=2,\u{1B}]0;t\u{7}", "^[_Ga=T,f=100,q=2,^[]0;t^G"),
    ])
  func stops(text: String, shown: String) { #expect(text.gated == shown) }
}
