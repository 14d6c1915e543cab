import Testing

@testable import Lessons

@Suite("Numbers in words")
struct ChineseNumberTests {
  @Test(
    "are the arithmetic they say",
    arguments: [
      ("四分之一", "1.0/4.0"), ("百分之九", "9.0%"), ("百分之九点五", "9.5%"), ("百分之30", "30.0%"),
      ("九成", "90.0%"), ("九成五", "95.0%"), ("一半", "0.5"), ("一千零五", "1005.0"), ("十二", "12.0"),
      ("两万三千", "23000.0"), ("负三", "-3.0"), ("零点二五", "0.25"), ("千分之三", "3.0/1000.0"),
      ("十三个", "13.0"), ("二十六次", "26.0"), ("十三个参数", "13.0"), ("负三倍", "-3.0"),
    ])
  func read(_ words: String, _ number: String) {
    #expect(words.chineseNumber == number)
  }

  @Test(
    "other words are none",
    arguments: ["", "9", "提示", "成", "分之", "点", "四分", "三点", "上升", "个", "第几层", "多次"])
  func refused(_ words: String) {
    #expect(words.chineseNumber == nil)
  }

  @Test(
    "are read in English too",
    arguments: [
      ("thirteen", "13"), ("twenty-six", "26"), ("Twenty six", "26"), ("eight tenths", "8/10"),
      ("half", "1/2"), ("a quarter", "1/4"), ("three quarters", "3/4"), ("nine per cent", "9%"),
      ("one hundred and five", "105"), ("two thousand three hundred", "2300"),
      ("minus three", "-3"),
      ("a hundred", "100"), ("zero", "0"),
    ])
  func english(_ words: String, _ number: String) {
    #expect(words.numberInWords == number)
  }

  @Test(
    "other English words are none",
    arguments: [
      "a", "an", "and", "hundred", "six twenty", "twenty thirteen", "one one", "half of it", "next",
      "hint", "step one", "third layer",
    ])
  func otherEnglish(_ words: String) {
    #expect(words.numberInWords == nil)
  }

  @Test("numbers before names are factors, as on paper")
  func factors() {
    #expect("(Jup-Jdown)/(2e)".plainFormula == "(Jup-Jdown)/(2*e)")
    #expect("dZ2@A1.T/2m".plainFormula == "dZ2@A1.T/(2*m)")
    #expect("A1 - 2m * Y".plainFormula == "A1 - 2*m * Y")
    #expect("2e-3 * W1".plainFormula == "2e-3 * W1")
    #expect("A1.T + 1e5".plainFormula == "A1.T + 1e5")
  }

  @Test(
    "a lesson's number is read with the words around it",
    arguments: ["2", "第2课", "第二课", "２", "2课"])
  func ordinal(_ words: String) {
    #expect(words.ordinal(of: "课") == 2)
  }

  @Test("a sum's sign and per cent are spelled as formulas are")
  func signs() {
    #expect("Σ L / m".plainFormula == "sum(L) / m")
    #expect("∑(L) / m".plainFormula == "sum(L) / m")
    #expect("13% - 4%".arithmetic == "(13 / 100) - (4 / 100)")
    #expect("7 % 3".arithmetic == "7 % 3")
  }
}
