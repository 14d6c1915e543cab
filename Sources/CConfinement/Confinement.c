#define _GNU_SOURCE
#include "CConfinement.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Newer than some headers: moving between folders (version 2) and cutting files short (version 3).
#define ACCESS_REFER (1ULL << 13)
#define ACCESS_TRUNCATE (1ULL << 14)

static const uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

// What makes sense of a file that is no folder.
static const uint64_t of_files =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | ACCESS_TRUNCATE;

static uint64_t everything(long version) {
  uint64_t rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  if (version >= 2) rights |= ACCESS_REFER;
  if (version >= 3) rights |= ACCESS_TRUNCATE;
  return rights;
}

static int allow(int ruleset, const char *path, uint64_t rights) {
  int folder = open(path, O_PATH | O_CLOEXEC);
  if (folder < 0) return 0;
  struct stat status;
  if (fstat(folder, &status) == 0 && !S_ISDIR(status.st_mode)) rights &= of_files;
  struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = folder};
  long failed = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  int error = errno;
  close(folder);
  return failed ? error : 0;
}

static int allow_all(int ruleset, const char *const *paths, uint64_t rights) {
  int error = 0;
  for (; *paths && !error; paths++) error = allow(ruleset, *paths, rights);
  return error;
}

static int restrict_thread(int ruleset) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return errno;
  return syscall(SYS_landlock_restrict_self, ruleset, 0) ? errno : 0;
}

int confine_thread(const char *const *readable, const char *const *writable) {
  long version = syscall(
      SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return errno;
  uint64_t all = everything(version);
  struct landlock_ruleset_attr attributes = {.handled_access_fs = all};
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  if (ruleset < 0) return errno;
  int error = allow_all(ruleset, readable, reading);
  if (!error) error = allow_all(ruleset, writable, all & ~LANDLOCK_ACCESS_FS_EXECUTE);
  if (!error) error = restrict_thread(ruleset);
  close(ruleset);
  return error;
}
