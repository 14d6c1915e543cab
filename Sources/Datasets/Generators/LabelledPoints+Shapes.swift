import Glibc
import Matrices

extension LabelledPoints {
  /// The corners (0,0), (0,1), (1,0), (1,1) by turns, class a xor b, then noise.
  static func xor(_ count: Int, _ noise: Double, _ random: inout NumPyRandom) -> LabelledPoints {
    var points = LabelledPoints()
    for index in 0..<count {
      let (a, b) = (index / 2 % 2, index % 2)
      points.append(Double(a), Double(b), class: a ^ b)
    }
    return points.blurred(noise, &random)
  }

  /// scikit-learn's `make_moons(count, noise=noise, random_state=seed)`: (cos t, sin t) and
  /// (1 - cos t, 1 - sin t - 0.5), t from 0 to π.
  static func moons(_ count: Int, _ noise: Double, _ random: inout NumPyRandom) -> LabelledPoints {
    var points = LabelledPoints()
    for t in line(from: 0, to: .pi, count: count / 2) { points.append(cos(t), sin(t), class: 0) }
    for t in line(from: 0, to: .pi, count: count - count / 2) {
      points.append(1 - cos(t), 1 - sin(t) - 0.5, class: 1)
    }
    return points.shuffled(&random).blurred(noise, &random)
  }

  /// scikit-learn's `make_circles(count, noise=noise, factor=0.5, random_state=seed)`.
  static func circles(
    _ count: Int, _ noise: Double, _ random: inout NumPyRandom
  ) -> LabelledPoints {
    var points = LabelledPoints()
    for (number, size) in [count / 2, count - count / 2].enumerated() {
      let radius = number == 0 ? 1 : 0.5
      for t in line(from: 0, to: 2 * .pi, count: size, includingEnd: false) {
        points.append(radius * cos(t), radius * sin(t), class: number)
      }
    }
    return points.shuffled(&random).blurred(noise, &random)
  }

  /// scikit-learn's `make_blobs(count, centers=classes, cluster_std=noise, random_state=seed)`:
  /// the middles are uniform in [-10, 10) x [-10, 10).
  static func blobs(
    _ count: Int, _ noise: Double, _ classes: Int, _ random: inout NumPyRandom
  ) -> LabelledPoints {
    let middles = (0..<(2 * classes)).map { _ in -10 + 20 * random.uniform() }
    var points = LabelledPoints()
    for (number, size) in counts(count, classes: classes).enumerated() {
      for _ in 0..<size {
        let x = middles[2 * number] + noise * random.gauss()
        points.append(x, middles[2 * number + 1] + noise * random.gauss(), class: number)
      }
    }
    return points.shuffled(&random)
  }

  /// Class k of K: r from 0 to 1, t = 2πk/K + 4r + noise, the point (r sin t, r cos t).
  static func spiral(
    _ count: Int, _ noise: Double, _ classes: Int, _ random: inout NumPyRandom
  ) -> LabelledPoints {
    var points = LabelledPoints()
    for (number, size) in counts(count, classes: classes).enumerated() {
      let turn = 2 * .pi * Double(number) / Double(classes)
      for r in line(from: 0, to: 1, count: size) {
        let t = turn + 4 * r + noise * random.gauss()
        points.append(r * sin(t), r * cos(t), class: number)
      }
    }
    return points.shuffled(&random)
  }

  /// Class j of 2: t from 3.12j to 3.12(j+1) and r = 4 sin 4t, both with noise.
  ///
  /// The point is (r sin t, r cos t). One class comes after the other, all noise of t before that
  /// of r, so that seed 1 gives the planar data of A. Ng's course.
  static func flower(_ count: Int, _ noise: Double, _ random: inout NumPyRandom) -> LabelledPoints {
    var points = LabelledPoints()
    for (number, size) in counts(count, classes: 2).enumerated() {
      let start = Double(number) * 3.12
      let angles = line(from: start, to: Double(number + 1) * 3.12, count: size).map {
        $0 + random.gauss() * noise
      }
      for t in angles {
        let r = 4 * sin(4 * t) + random.gauss() * noise
        points.append(r * sin(t), r * cos(t), class: number)
      }
    }
    return points
  }
}
