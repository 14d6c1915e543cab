import Testing

@Suite("Sorting rows of many numbers")
struct LongSortTests {
  @Test("Rows longer than a piece are sorted as NumPy does")
  func values() {
    let recording = CellRecorder()
    recording.run(
      """
      v = np.arange(200000) * 7919 % 100003
      x = v / 3 - 100.0
      u = np.unique(x)
      print(u.size, u[0], u[70000], np.percentile(x, 30), np.median(x))
      print(np.setdiff1d(v, v[:100000]))
      print(np.unique(np.where(v < 3, np.nan, v))[:2])
      """)
    // By NumPy.
    #expect(
      recording.printed == """
        100003 -100.0 23233.333333333332 9899.9 16566.5
        [76246 84165 92084]
        [3. 4.]

        """)
  }

  @Test(
    "Sorting can be stopped while it goes on",
    arguments: ["np.unique(x)", "np.percentile(x, 30)", "np.median(x)", "np.union1d(x, x)"])
  func interruption(text: String) {
    let recording = CellRecorder()
    #expect(recording.run("x = np.arange(300000)[::-1] * 1.5").failure == nil)
    recording.isInterrupted = { true }
    #expect(recording.run("y = " + text).failure?.name == "KeyboardInterrupt")
  }
}
