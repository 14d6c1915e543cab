#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

static atomic_int interrupts;
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
static struct sigaction previous[NSIG];

static const int fatal_signals[] = {SIGTERM, SIGHUP,  SIGQUIT, SIGPIPE, SIGXCPU, SIGSEGV,
                                    SIGBUS,  SIGILL,  SIGFPE,  SIGABRT, SIGTRAP, SIGALRM};

static void ring(void) {
  int saved = errno;
  uint64_t one = 1;
  if (bell >= 0 && write(bell, &one, sizeof one) < 0) { /* full: it rings already */
  }
  errno = saved;
}

// From the background tcsetattr would stop the program.
static bool in_foreground(void) { return tcgetpgrp(input_fd) == getpgrp(); }

static void send(const char *text) {
  if (sends_escapes && write(output_fd, text, strlen(text)) < 0) { /* the terminal is gone */
  }
}

static void give_back(void) {
  if (!is_open || is_stopped || !in_foreground()) return;
  send("\033[?2004l\033[?25h\033[0m");
  tcsetattr(input_fd, TCSANOW, &found);
}

static void handle(int number, void (*handler)(int, siginfo_t *, void *)) {
  struct sigaction action;
  if (sigaction(number, NULL, &previous[number]) != 0) return;
  if (previous[number].sa_handler == SIG_IGN) return;  // nohup, or a background job of sh
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

static bool is_fault(int number, const siginfo_t *info) {
  bool repeats = number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE;
  return repeats && info != NULL && info->si_code > 0;
}

// The signal then finds the handler that was there before: the default, or Swift's backtrace.
static void on_fatal(int number, siginfo_t *info, void *context) {
  (void)context;
  give_back();
  is_open = 0;
  sigaction(number, &previous[number], NULL);
  if (!is_fault(number, info)) raise(number);
}

static void on_interrupt(int number, siginfo_t *info, void *context) {
  if (atomic_fetch_add(&interrupts, 1) >= 2) on_fatal(number, info, context);
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
  if (is_open && in_foreground()) {
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

void terminal_catch_interrupts(void) {
  static bool is_caught;
  if (is_caught) return;
  is_caught = true;
  hang_bell();
  handle(SIGINT, on_interrupt);
}

// A stack overflow leaves the handler no stack to run on but this one.
static void lend_stack(void) {
  static char spare[64 * 1024];
  stack_t now;
  if (sigaltstack(NULL, &now) != 0 || !(now.ss_flags & SS_DISABLE)) return;
  stack_t mine = {.ss_sp = spare, .ss_size = sizeof spare};
  sigaltstack(&mine, NULL);
}

static void install_handlers(void) {
  static bool are_installed;
  if (are_installed) return;
  are_installed = true;
  atexit(terminal_restore);
  lend_stack();
  terminal_catch_interrupts();
  handle(SIGWINCH, on_resize);
  handle(SIGTSTP, on_stop);
  handle(SIGCONT, on_continue);
  for (size_t i = 0; i < sizeof fatal_signals / sizeof *fatal_signals; i++) {
    handle(fatal_signals[i], on_fatal);
  }
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

static bool take(atomic_bool *flag) {
  return atomic_load_explicit(flag, memory_order_relaxed) && atomic_exchange(flag, false);
}

bool terminal_take_resize(void) { return take(&resized); }
bool terminal_take_resume(void) { return take(&resumed); }

bool terminal_has_interrupt(void) {
  return atomic_load_explicit(&interrupts, memory_order_relaxed) > 0;
}

bool terminal_take_interrupt(void) {
  return terminal_has_interrupt() && atomic_exchange(&interrupts, 0) > 0;
}

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
