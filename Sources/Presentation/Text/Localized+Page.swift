import Languages

extension Localized {
  /// The one in the language of a page.
  public subscript(page: Page) -> Value { self[page.language] }
}
