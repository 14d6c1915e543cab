// OpenBLAS starts a thread for each processor as it is loaded, before the program can say a word, with
// a buffer of 32 MiB each, and waits for them at exit. The program multiplies on threads of its own, and
// OpenBLAS only ever on the caller's. Shared libraries call the program's `getenv` where it has one.
#include <malloc.h>
#include <stddef.h>
#include <string.h>

extern char **environ;

char *getenv(const char *name) {
  static char one[] = "1";
  const size_t length = strlen(name);
  if (strcmp(name, "OPENBLAS_NUM_THREADS") == 0) return one;
  for (char **entry = environ; entry && *entry; entry++) {
    if (strncmp(*entry, name, length) == 0 && (*entry)[length] == '=') return *entry + length + 1;
  }
  return NULL;
}

// A thread that allocates would reserve 64 MiB of addresses of its own, of which `ulimit -v` may leave
// few: then nothing could grow there, though there is room elsewhere. Our threads do not allocate.
__attribute__((constructor)) static void share_one_arena(void) { mallopt(M_ARENA_MAX, 1); }
