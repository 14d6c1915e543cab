#define _GNU_SOURCE
#include "CTerminal.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

static atomic_bool interrupted;
static atomic_bool resized;
static atomic_bool resumed;

// A handler may run on any thread, so poll watches this instead of hoping for EINTR.
static int bell = -1;

static int input_fd = -1;
static int output_fd = -1;
static bool sends_escapes;
static struct termios found;
static struct termios stopped_modes;
static volatile sig_atomic_t is_open;
static volatile sig_atomic_t is_stopped;
static volatile sig_atomic_t is_ending;
static struct sigaction previous[NSIG];

// What ends a program from outside; the real-time signals come to these.
static const int ending_signals[] = {SIGTERM, SIGHUP,  SIGQUIT,   SIGPIPE, SIGXCPU, SIGALRM, SIGUSR1,
                                     SIGUSR2, SIGPROF, SIGVTALRM, SIGIO,   SIGPWR,  SIGSTKFLT};

// What a fault of the program itself ends it with.
static const int fault_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};

// Until the program says it in its person's language.
static char last_words[1024] =
    "\nbackstep: too little memory, or a fault of the program / 内存不够，或者程序自身出错\n";
static char words_at_a_signal[1024];

static void ring(void) {
  int saved = errno;
  uint64_t one = 1;
  if (bell >= 0 && write(bell, &one, sizeof one) < 0) { /* full: it rings already */
  }
  errno = saved;
}

static void keep(char kept[1024], const char *text) {
  if (strcmp(kept, text) != 0) snprintf(kept, 1024, "%s", text);
}

void terminal_set_last_words(const char *at_a_fault, const char *at_a_signal) {
  keep(last_words, at_a_fault);
  keep(words_at_a_signal, at_a_signal);
}

// From the background tcsetattr would stop the program.
static bool in_foreground(void) { return tcgetpgrp(input_fd) == getpgrp(); }

static void send(const char *text) {
  if (sends_escapes && write(output_fd, text, strlen(text)) < 0) { /* the terminal is gone */
  }
}

typedef int set_modes(int descriptor, int when, const struct termios *modes);
static set_modes *set_modes_of_library;

static void find_set_modes(void) {
  if (set_modes_of_library) return;
  set_modes_of_library = (set_modes *)dlsym(RTLD_NEXT, "tcsetattr");
}

// A signal may come to one thread as another, which edits, is about to take the terminal: where the
// program ends, nobody takes it any more. libedit calls the program's `tcsetattr` where it has one.
int tcsetattr(int descriptor, int when, const struct termios *modes) {
  if (is_ending) return 0;
  find_set_modes();
  return set_modes_of_library(descriptor, when, modes);
}

static void give_back(void) {
  if (!is_open || is_stopped || !in_foreground()) return;
  send("\033[?2004l\033[?25h\033[0m");
  if (set_modes_of_library) set_modes_of_library(input_fd, TCSANOW, &found);
}

static bool is_caught[NSIG];

static void catch(int number, void (*handler)(int, siginfo_t *, void *)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = handler;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
  // Some launchers start programs with most signals blocked.
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, number);
  pthread_sigmask(SIG_UNBLOCK, &one, NULL);
}

static void handle(int number, void (*handler)(int, siginfo_t *, void *)) {
  if (is_caught[number] || sigaction(number, NULL, &previous[number]) != 0) return;
  is_caught[number] = true;
  if (previous[number].sa_handler == SIG_IGN) return;  // nohup, or a background job of sh
  catch(number, handler);
}

static bool is_fault(int number, const siginfo_t *info) {
  bool repeats = number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE;
  return repeats && info != NULL && info->si_code > 0;
}

// The signal then finds the handler that was there before: the default, or Swift's backtrace.
static void end(int number, const siginfo_t *info) {
  is_open = 0;
  // Swift's backtrace would ask what to do about it; somebody has sent it.
  if (number == SIGQUIT) signal(number, SIG_DFL);
  else sigaction(number, &previous[number], NULL);
  if (!is_fault(number, info)) raise(number);
}

static void say(const char *words) {
  if (write(STDERR_FILENO, words, strlen(words)) < 0) { /* nobody is there to read */
  }
}

static void on_fault(int number, siginfo_t *info, void *context) {
  (void)context;
  is_ending = 1;
  give_back();
  say(last_words);
  end(number, info);
}

// The thread that edits may be in the midst of taking the terminal: that is undone a moment later.
static void give_back_for_good(void) {
  const struct timespec moment = {.tv_nsec = 2000000};
  is_ending = 1;
  is_stopped = 0;
  give_back();
  nanosleep(&moment, NULL);
  give_back();
}

// What ends it on purpose says so itself, or there is nobody left to read.
static bool is_plain_end(int number) { return number == SIGTERM || number == SIGHUP; }

static void on_end(int number, siginfo_t *info, void *context) {
  (void)context;
  give_back_for_good();
  if (!is_plain_end(number)) say(words_at_a_signal);
  end(number, info);
}

static void on_interrupt(int number, siginfo_t *info, void *context) {
  (void)number, (void)info, (void)context;
  atomic_store(&interrupted, true);
  ring();
}

static void on_resize(int number, siginfo_t *info, void *context) {
  (void)number, (void)info, (void)context;
  atomic_store(&resized, true);
  ring();
}

static void on_stop(int number, siginfo_t *info, void *context) {
  (void)number, (void)info, (void)context;
  int saved = errno;
  if (is_open && !is_stopped && in_foreground() && tcgetattr(input_fd, &stopped_modes) == 0) {
    give_back();
    is_stopped = 1;
  }
  raise(SIGSTOP);
  errno = saved;
}

// `bg` comes here too; the terminal is taken again only by `fg`.
static void on_continue(int number, siginfo_t *info, void *context) {
  (void)number, (void)info, (void)context;
  int saved = errno;
  if (is_open && !is_ending && in_foreground()) {
    if (is_stopped) tcsetattr(input_fd, TCSANOW, &stopped_modes);
    is_stopped = 0;
    atomic_store(&resized, true);
  }
  atomic_store(&resumed, true);
  ring();
  errno = saved;
}

static void hang_bell(void) {
  if (bell < 0) bell = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
}

// A descriptor that is free would become the next file's: what is written to it would spoil that.
static void fill_standard_descriptors(void) {
  for (int descriptor = 0; descriptor <= 2; descriptor++) {
    bool is_free = fcntl(descriptor, F_GETFD) < 0 && errno == EBADF;
    if (is_free && open("/dev/null", O_RDWR) < 0) { /* then reading and writing tell */
    }
  }
}

// A stack overflow leaves the handler no stack to run on but this one.
static void lend_stack(void) {
  static char spare[64 * 1024];
  stack_t now;
  if (sigaltstack(NULL, &now) != 0 || !(now.ss_flags & SS_DISABLE)) return;
  stack_t mine = {.ss_sp = spare, .ss_size = sizeof spare};
  sigaltstack(&mine, NULL);
}

void terminal_begin(void) {
  fill_standard_descriptors();
  find_set_modes();
  hang_bell();
  lend_stack();
  signal(SIGXFSZ, SIG_IGN);  // writing then fails with EFBIG, which can be told
  handle(SIGINT, on_interrupt);
  for (size_t i = 0; i < sizeof fault_signals / sizeof *fault_signals; i++) {
    handle(fault_signals[i], on_fault);
  }
}

static void install_handlers(void) {
  static bool are_installed;
  if (are_installed) return;
  are_installed = true;
  atexit(terminal_restore);
  terminal_begin();
  catch(SIGINT, on_interrupt);  // also where a script's background job was told to ignore it
  handle(SIGWINCH, on_resize);
  handle(SIGTSTP, on_stop);
  handle(SIGCONT, on_continue);
  for (size_t i = 0; i < sizeof ending_signals / sizeof *ending_signals; i++) {
    handle(ending_signals[i], on_end);
  }
  for (int number = SIGRTMIN; number <= SIGRTMAX; number++) handle(number, on_end);
}

bool terminal_open(int input, int output, bool plain) {
  if (is_open) return true;
  if (tcgetattr(input, &found) != 0) return false;
  input_fd = input;
  output_fd = output;
  sends_escapes = !plain;
  is_open = 1;
  install_handlers();
  return true;
}

bool terminal_is_in_foreground(int output) {
  pid_t group = tcgetpgrp(output);
  return group < 0 || group == getpgrp();
}

bool terminal_stop_in_background(void) {
  if (!is_open || in_foreground()) return false;
  raise(SIGTTIN);
  return true;
}

bool terminal_read_without_waiting(void) {
  struct termios modes;
  is_stopped = 0;  // `fg` tells a program that ran on in the background nothing
  if (!is_open || tcgetattr(input_fd, &modes) != 0 || modes.c_lflag & ICANON) return false;
  if (modes.c_cc[VMIN] == 0) return true;
  modes.c_cc[VMIN] = 0;
  modes.c_cc[VTIME] = 0;
  return tcsetattr(input_fd, TCSANOW, &modes) == 0;
}

void terminal_restore(void) {
  if (!is_open) return;
  fflush(stdout);
  give_back();
  is_open = 0;
}

void terminal_leave(int status) {
  terminal_restore();
  fflush(NULL);
  _exit(status);
}

void terminal_lend(void) {
  fflush(stdout);
  give_back();
}

static bool take(atomic_bool *flag) {
  return atomic_load_explicit(flag, memory_order_relaxed) && atomic_exchange(flag, false);
}

bool terminal_take_resize(void) { return take(&resized); }
bool terminal_take_resume(void) { return !is_ending && take(&resumed); }

bool terminal_has_interrupt(void) {
  return atomic_load_explicit(&interrupted, memory_order_relaxed);
}

bool terminal_take_interrupt(void) { return take(&interrupted); }

terminal_event terminal_wait(int input, int milliseconds) {
  struct pollfd watched[2] = {{.fd = bell, .events = POLLIN}, {.fd = input, .events = POLLIN}};
  int count = poll(watched, 2, milliseconds);
  if (count == 0) return terminal_timeout;
  if (count < 0) return errno == EINTR ? terminal_signal : terminal_failure;
  uint64_t rings;
  if (watched[0].revents && read(bell, &rings, sizeof rings) > 0) return terminal_signal;
  if (watched[1].revents & (POLLHUP | POLLERR | POLLNVAL)) return terminal_hangup;
  return watched[1].revents ? terminal_input : terminal_signal;
}

static unsigned short clamped(unsigned short value, unsigned short most) {
  return value < most ? value : most;
}

// libedit asks for the window by itself and keeps a cell for each place of it, 4 GB for 65535 by
// 65535. Shared libraries call the program's `ioctl` where it has one.
int ioctl(int descriptor, unsigned long request, ...) {
  va_list rest;
  va_start(rest, request);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  int result = (int)syscall(SYS_ioctl, descriptor, request, argument);
  if (result == 0 && request == TIOCGWINSZ) {
    struct winsize *window = argument;
    window->ws_col = clamped(window->ws_col, TERMINAL_MOST_COLUMNS);
    window->ws_row = clamped(window->ws_row, TERMINAL_MOST_ROWS);
  }
  return result;
}

terminal_size terminal_window(int output) {
  struct winsize window = {0};
  if (ioctl(output, TIOCGWINSZ, &window) != 0) return (terminal_size){0, 0};
  return (terminal_size){window.ws_col, window.ws_row};
}

static bool is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool terminal_use_utf8(void) {
  if (setlocale(LC_CTYPE, "") != NULL && is_utf8()) return true;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL && is_utf8();
}

int terminal_width(unsigned int scalar) { return wcwidth((wchar_t)scalar); }
