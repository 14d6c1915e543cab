// What signal handlers need and Swift cannot give them: flags, the modes of the terminal, and a
// way to wait that a signal always ends. Nothing here allocates or locks.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>

typedef struct {
  int columns;
  int rows;
} terminal_size;

typedef enum {
  terminal_input = 0,   // there is something to read, or the end of it
  terminal_signal = 1,  // a handler has set a flag
  terminal_timeout = 2,
  terminal_hangup = 3,  // what is left can be read, nothing more will come
  terminal_failure = 4,
} terminal_event;

/// The largest window there is; one that claims more is taken for this.
#define TERMINAL_MOST_COLUMNS 2000
#define TERMINAL_MOST_ROWS 1000

/// The first thing a program does: standard descriptors that are closed become /dev/null, SIGINT
/// sets a flag and never ends the program, a file that may not grow is an error of its writer,
/// and a fault of the program is told before it ends with it. Later calls do nothing.
void terminal_begin(void);

/// What is written to standard error when a fault ends the program, and when a signal from outside
/// does that is not sent to end programs; at most 1,023 bytes each.
void terminal_set_last_words(const char *at_a_fault, const char *at_a_signal);

/// Remembers the modes of the terminal, and gives them back at exit and at every fatal signal.
/// `plain` terminals are sent no escape sequences. Returns false where `input` is no terminal.
bool terminal_open(int input, int output, bool plain);

/// From here on reading what is not there returns 0 at once: Ctrl-C may have emptied the terminal
/// between waiting and reading. Returns false where whole lines are read, without editing.
bool terminal_read_without_waiting(void);

/// Whether what is written to `output` would stand among another program's lines: false for a
/// terminal whose foreground is another job's.
bool terminal_is_in_foreground(int output);

/// Does what reading from the background does, stop until `fg`, since waiting does not; returns
/// whether this was the background.
bool terminal_stop_in_background(void);

/// Gives the terminal back as it was found; once it was not opened, does nothing.
void terminal_restore(void);

/// Ends the program when all is written, and leaves out what libraries would do then: one that
/// waits for its threads does so for ever where they ran out of memory.
_Noreturn void terminal_leave(int status);

/// The same for a while: the terminal stays known, and is given back at the end as ever.
void terminal_lend(void);

/// Whether SIGINT came and nobody has taken it.
bool terminal_has_interrupt(void);

/// Each of these is true once after the signal.
bool terminal_take_interrupt(void);
bool terminal_take_resize(void);
bool terminal_take_resume(void);

/// Waits until `input` can be read, a signal came, or the milliseconds (-1: for ever) are over.
terminal_event terminal_wait(int input, int milliseconds);

/// The window of `output`; zeros where it has none.
terminal_size terminal_window(int output);

/// Makes text UTF-8, whatever the environment says; numbers stay as in C.
bool terminal_use_utf8(void);

/// The cells that a character takes: 0, 1 or 2; -1 where it cannot be shown.
int terminal_width(unsigned int scalar);

#endif
