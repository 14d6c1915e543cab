import Glibc

extension Localized<String> {
  /// What an error number of the system means: `.systemError(ENOENT).en` is "no such file or directory".
  public static func systemError(_ number: Int32) -> Localized {
    // A pipe or a device is refused by this number too.
    if number == EISDIR {
      return Localized(
        en: "is a folder, a pipe or a device, not a file", zh: "是文件夹、管道或设备，不是文件")
    }
    let english = strerror(number).map { String(cString: $0).lowercased() } ?? "error \(number)"
    return Localized(en: english, zh: chinese(number) ?? "系统错误 \(number)（\(english)）")
  }

  /// What can happen to a file, in Chinese.
  private static func chinese(_ number: Int32) -> String? {
    switch number {
    case ENOENT: "没有这个文件或目录"
    case EACCES, EPERM: "没有权限"
    case ENOTDIR: "路径中有一段不是文件夹"
    case EEXIST: "文件已经存在"
    case ENOSPC, EDQUOT: "磁盘没有空间了"
    case EROFS: "磁盘只能读"
    case ELOOP: "符号链接太多"
    case ENAMETOOLONG: "名字太长"
    case EMFILE, ENFILE: "打开的文件太多"
    case EFBIG: "文件太大"
    case EIO: "读写出错"
    case EBUSY, ETXTBSY: "文件正被占用"
    case EPIPE: "读的一方已经关闭"
    case ENOMEM: "内存不够"
    default: nil
    }
  }
}
