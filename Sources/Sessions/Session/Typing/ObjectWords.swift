import Languages

/// What the methods of texts, lists, dictionaries and sets do, in a few words.
enum ObjectWords {
  /// What a method does; nil where nobody has said it.
  static func meaning(of name: String) -> Localized<String>? { all[name] }

  private static let all: [String: Localized<String>] = {
    let entries = rows.split(separator: "\n").compactMap { row -> (String, Localized<String>)? in
      let parts = row.split(separator: "|").map(String.init)
      return parts.count == 3 ? (parts[0], Localized(en: parts[1], zh: parts[2])) : nil
    }
    return Dictionary(entries) { first, _ in first }
  }()

  private static let rows = """
    upper|in capitals|全部大写
    lower|in small letters|全部小写
    title|each word with a capital|每个词首字母大写
    capitalize|with a capital first|首字母大写
    strip|without blanks at both ends|去掉两端空白
    lstrip|without blanks at the left|去掉左端空白
    rstrip|without blanks at the right|去掉右端空白
    split|cut into a list of words|切成单词列表
    splitlines|cut into a list of lines|切成行的列表
    join|puts a list of texts together|把一列文字接起来
    replace|one text for another|替换文字
    find|where a text stands, else -1|文字的位置，没有是 -1
    index|where it stands|所在的位置
    count|how often it occurs|出现几次
    startswith|whether it begins so|是否以它开头
    endswith|whether it ends so|是否以它结尾
    format|fills in the places {}|填入 {} 处
    zfill|zeros before it|前面补零
    center|in the middle of so many places|居中
    ljust|at the left of so many places|左对齐
    rjust|at the right of so many places|右对齐
    isdigit|whether all are digits|是否全是数字
    isalpha|whether all are letters|是否全是字母
    append|one more at the end|末尾加一个
    extend|all of another at the end|末尾接上另一列
    insert|one more at a place|在某处插入
    remove|takes the first such out|去掉第一个这样的
    pop|takes one out and gives it|取出一个并返回
    clear|takes all out|全部清空
    sort|sorted, in its place|就地排序
    reverse|the other way round, in its place|就地倒序
    copy|a copy of its own|一份副本
    keys|its keys|所有的键
    values|its values|所有的值
    items|pairs of key and value|键和值成对
    get|the value of a key, or another|键的值，没有就用另一个
    setdefault|the value, set where there is none|没有时先设值
    update|takes another's pairs over|并入另一个的键值
    add|one more element|加一个元素
    union|what is in one or both|并集
    intersection|what is in both|交集
    difference|what is in this one only|差集
    """
}
