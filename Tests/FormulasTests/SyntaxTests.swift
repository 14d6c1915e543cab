import Formulas
import Matrices
import Testing

@Suite("The tree of a formula")
struct SyntaxTests {
  @Test(
    "prints with no more parentheses than it needs",
    arguments: [
      ("((a + b))*c", "(a + b) * c"), ("a+(b*c)", "a + b * c"), ("a-(b-c)", "a - (b - c)"),
      ("(a-b)-c", "a - b - c"), ("(-a)**2", "(-a) ** 2"), ("-(a**2)", "-a ** 2"),
      ("2**(3**2)", "2 ** 3 ** 2"), ("(2**3)**2", "(2 ** 3) ** 2"), ("2**-1", "2 ** -1"),
      ("not (a==b)", "not a == b"), ("(not a)==b", "(not a) == b"), ("(a<b)<c", "(a < b) < c"),
      ("a<(b<c)", "a < (b < c)"), ("a<b<c", "a < b < c"), ("(a>0)&(b<1)", "(a > 0) & (b < 1)"),
      ("np.sum(dZ2,axis=1,keepdims=True)/m", "sum(dZ2, axis=1, keepdims=True) / m"),
      ("numpy.linalg.norm( W )", "norm(W)"), ("np.random.rand(3,4)<0.8", "rand(3, 4) < 0.8"),
      ("(a@b).T", "(a @ b).T"), ("a[0:2,:,...,None]", "a[0:2, :, ..., None]"),
      ("a[::2]", "a[::2]"), ("(1,)", "(1,)"), ("()", "()"),
      ("[[1,2.5],[1e-8,3]]", "[[1, 2.5], [1e-08, 3]]"),
      ("(5).shape", "(5).shape"), ("'it\\'s'", "\"it's\""), ("1e400", "1e999"),
      ("W1[0,1]=3", "W1[0, 1] = 3"), ("a3/=keep_prob", "a3 /= keep_prob"), ("W@=A.T", "W @= A.T"),
      ("x=-1", "x = -1"), ("a<-b", "a < -b"), ("a--b", "a - -b"), ("a*-b", "a * -b"),
      ("f(x)[0]", "f(x)[0]"), ("a =b", "a = b"), ("a<=b", "a <= b"), ("a//b", "a // b"),
      ("x = 123456789012345", "x = 123456789012345"), ("0", "0"), ("10", "10"),
    ])
  func description(_ source: String, _ expected: String) throws {
    let statement = try Parser.parse(source)
    #expect(statement.description == expected)
    #expect(try Parser.parse(expected) == statement)
  }

  @Test(
    "refuses the numbers that Python refuses",
    arguments: ["0777", "0_7", "1__0", "1_", "1._5", "1_.5", "1e", "1_e5"])
  func numbers(_ source: String) {
    #expect(throws: FormulaError.self) { try Parser.parse("x = " + source) }
  }

  @Test(
    "reads the numbers that Python reads", arguments: ["00", "1_000", "007.5", "1e5_0", ".5", "5."])
  func oddNumbers(_ source: String) throws {
    _ = try Parser.parse("x = " + source)
  }

  @Test(
    "takes signs of others for what they are, whatever stands before them",
    arguments: ["a =< b", "a => b", "a === b", "a <> b", "a && b", "a = !b", "x =. 1", "a .* b"])
  func signs(_ source: String) {
    #expect(throws: FormulaError.self) { try Parser.parse(source) }
  }

  @Test("knows where each part stood, in bytes of UTF-8")
  func ranges() throws {
    let syntax = try Parser.parseExpression("权重 @ (A1 + 1)")
    #expect(syntax.range == 0..<17)
    #expect(syntax.kind.children.map(\.range) == [0..<6, 9..<17])
  }

  @Test("names its variables once each, in the order of their use")
  func names() throws {
    let syntax = try Parser.parseExpression("W2.T @ dZ2 * g(Z1, axis=k) + W2[i, m - 1] + np.pi")
    #expect(syntax.names == ["W2", "dZ2", "Z1", "k", "i", "m", "np.pi"])
  }

  @Test("puts expressions in the place of names")
  func substitution() throws {
    let syntax = try Parser.parseExpression("Z * m + f(Z)[m]")
    let changed = syntax.substituting(["Z": try Parser.parseExpression("W @ A + b")])
    #expect(changed.description == "(W @ A + b) * m + f(W @ A + b)[m]")
  }

  @Test("gives every tree that one change makes")
  func variants() throws {
    let syntax = try Parser.parseExpression("dZ2 @ A1.T / m")
    let variants = syntax.variants { node in
      switch node.kind {
      case .binary(.divide, let left, _): [left]
      case .binary(.matrixProduct, let left, let right):
        [Syntax(.binary(.multiply, left, right))]
      case .member(let base, "T"): [base]
      default: []
      }
    }
    #expect(variants.map(\.description) == ["dZ2 @ A1.T", "dZ2 * A1.T / m", "dZ2 @ A1 / m"])
  }

  @Test("is the same wherever it stood")
  func equality() throws {
    let a = try Parser.parseExpression("np.dot( W , (A) )")
    let b = try Parser.parseExpression("dot(W,A)")
    #expect(a == b && a.hashValue == b.hashValue)
    #expect(a != (try Parser.parseExpression("dot(W, A.T)")))
  }
}
