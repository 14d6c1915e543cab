import CVectorMath
import Testing

@Test("exp works in place")
func exponentialInPlace() {
  var x = [0.0, 1.0, -.infinity]
  x.withUnsafeMutableBufferPointer { bk_exp_f64($0.count, $0.baseAddress, $0.baseAddress) }
  #expect(x == [1, 2.718281828459045, 0])
}
