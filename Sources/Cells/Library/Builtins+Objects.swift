import Languages

/// Those that ask about a value.
extension Builtins {
  static var isinstance: Native {
    Native("isinstance", "obj, class_or_tuple") { machine, arguments in
      .bool(try machine.isInstance(arguments.value(0), arguments.value(1)))
    }
  }

  static var issubclass: Native {
    Native("issubclass", "cls, class_or_tuple") { _, arguments in
      guard case .type(let type) = arguments.value(0), case .type(let other) = arguments.value(1)
      else { throw PythonError(.type, "issubclass() arg 1 must be a class") }
      return .bool(type.inherits(from: other))
    }
  }

  static var repr: Native {
    Native("repr", "obj") { machine, arguments in .string(try machine.repr(arguments.value(0))) }
  }

  static var callable: Native {
    Native("callable", "obj") { _, arguments in
      switch arguments.value(0) {
      case .function, .native, .method, .type: .bool(true)
      case .instance(let instance): .bool(instance.type.lookUp("__call__") != nil)
      default: .bool(false)
      }
    }
  }

  static var hasattr: Native {
    Native("hasattr", "obj, name") { machine, arguments in
      let name = try machine.str(arguments.value(1))
      return .bool((try? machine.attribute(arguments.value(0), name)) != nil)
    }
  }

  static var getattr: Native {
    Native("getattr", "obj, name, default=") { machine, arguments in
      let name = try machine.str(arguments.value(1))
      do {
        return try machine.attribute(arguments.value(0), name)
      } catch let error as PythonError {
        guard let standard = arguments[2] else { throw error }
        return standard
      }
    }
  }

  static var setattr: Native {
    Native("setattr", "obj, name, value") { machine, arguments in
      try machine.setAttribute(
        arguments.value(0), try machine.str(arguments.value(1)), arguments.value(2))
      return .none
    }
  }

  static var chr: Native {
    Native("chr", "i") { _, arguments in
      let code = try Methods.wholeNumber(arguments.value(0))
      guard code >= 0, code < 0x11_0000, let scalar = Unicode.Scalar(UInt32(code)) else {
        throw PythonError(.value, "chr() arg not in range(0x110000)")
      }
      return .string(String(scalar))
    }
  }

  static var ord: Native {
    Native("ord", "c") { _, arguments in
      guard case .string(let text) = arguments.value(0) else {
        throw PythonError(
          .type,
          "ord() expected string of length 1, but \(arguments.value(0).typeName) found")
      }
      let count = text.unicodeScalars.count
      guard let scalar = text.unicodeScalars.first, count == 1 else {
        throw PythonError(
          .type, "ord() expected a character, but string of length \(count) found")
      }
      return .int(Int(scalar.value))
    }
  }

  static var format: Native {
    Native("format", "value, format_spec=") { machine, arguments in
      let spec = arguments[1] ?? .string("")
      guard case .string(let text) = spec else {
        throw PythonError(.type, "format() argument 2 must be str, not \(spec.typeName)")
      }
      return .string(try machine.format(arguments.value(0), text))
    }
  }

  static var id: Native {
    Native("id", "obj") { machine, arguments in
      let value = arguments.value(0)
      if let object = value.object { return place(ObjectIdentifier(object).hashValue, machine) }
      // What is no reference is one object wherever it is the same.
      var hasher = Hasher()
      hasher.combine(value.typeName)
      hasher.combine(try DictKey(value))
      return place(hasher.finalize(), machine)
    }
  }

  /// A number that is another in each run of the program, of as many bits as a `Double` holds.
  private static func place(_ number: Int, _ machine: Machine) -> PythonValue {
    .int(Int(machine.noted(.chance, Double(number & 0xFFFF_FFFF_FFFF))))
  }

  static var hash: Native {
    Native("hash", "obj") { machine, arguments in
      let value = arguments.value(0)
      let key = try DictKey(value)
      guard let number = value.number, let whole = value.integer ?? Int(exactly: number) else {
        return place(key.hashValue, machine)
      }
      let rest = whole % ((1 << 61) - 1)
      return .int(rest == -1 ? -2 : rest)
    }
  }

  static var input: Native {
    Native("input", "prompt=") { _, _ in
      throw PythonError(
        .notImplemented, "a cell cannot ask for input",
        hint: Localized(en: "assign the value to a name instead", zh: "直接给变量赋值"))
    }
  }
}
