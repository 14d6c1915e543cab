// Landlock, whose system calls the C library has no functions for.
#ifndef CCONFINEMENT_H
#define CCONFINEMENT_H

/// From here on this thread, and those that it begins, read only what lies below the paths of
/// `readable` and `writable`, write only below those of `writable`, and start no program. What is
/// open stays open, and a path that is not there is passed over. Both lists end with NULL.
///
/// Returns 0; ENOSYS or EOPNOTSUPP where the kernel has no Landlock or it is off; another error
/// number where it refuses.
int confine_thread(const char *const *readable, const char *const *writable);

#endif
