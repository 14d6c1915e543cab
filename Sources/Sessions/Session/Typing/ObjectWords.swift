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
    isalnum|whether all are letters or digits|是否全是字母或数字
    isspace|whether all are blanks|是否全是空白
    isupper|whether all letters are capitals|字母是否全是大写
    islower|whether all letters are small|字母是否全是小写
    istitle|whether each word begins with a capital|是否每个词首字母大写
    isnumeric|whether all are numerals|是否全是数字字符
    isdecimal|whether all are decimal digits|是否全是十进制数字
    isidentifier|whether it could be a name|能否当名字
    isascii|whether all are plain ASCII|是否全是 ASCII 字符
    isprintable|whether all can be shown|是否都能显示
    swapcase|capitals and small letters changed over|大小写互换
    casefold|in small letters, to compare|变成小写来比较
    removeprefix|without this beginning|去掉这个开头
    removesuffix|without this end|去掉这个结尾
    partition|cut in three at a text|在一段文字处切成三份
    rpartition|cut in three at its last place|在最后一处切成三份
    rfind|where a text stands last, else -1|文字最后的位置，没有是 -1
    rindex|where it stands last|最后的位置
    rsplit|cut into words from the right|从右边切成单词
    expandtabs|tabs as blanks|制表符换成空格
    encode|its bytes|它的字节
    translate|each letter by a table|按表替换每个字符
    format_map|fills in the places {} from a dictionary|用字典填入 {} 处
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
    symmetric_difference|what is in one of both only|对称差
    issubset|whether the other has all of it|是否是子集
    issuperset|whether it has all of the other|是否是超集
    isdisjoint|whether they share nothing|是否没有共同元素
    discard|takes an element out, if there|有则去掉一个元素
    popitem|takes the last pair out|取出最后一对
    fromkeys|a dictionary of these keys|用这些键的字典
    """
}
