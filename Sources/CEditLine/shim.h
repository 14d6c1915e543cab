// libedit's `el_set`, `el_get` and `history` take any arguments, which Swift cannot pass:
// here is one function for each operation in use.
#ifndef CEDITLINE_SHIM_H
#define CEDITLINE_SHIM_H

#include <histedit.h>
#include <stdbool.h>
#include <stdio.h>
#include <wchar.h>

typedef int (*edit_key_function)(EditLine *, wchar_t *);
typedef unsigned char (*edit_command)(EditLine *, int);
typedef char *(*edit_prompt_function)(EditLine *);

/// Messages about an unknown terminal go nowhere: see `edit_choose_terminal`.
static inline EditLine *edit_open(const char *program) {
  FILE *nowhere = fopen("/dev/null", "we");
  EditLine *edit = nowhere ? el_init(program, stdin, stdout, nowhere) : NULL;
  if (edit == NULL) {
    if (nowhere) fclose(nowhere);
    return NULL;
  }
  if (el_set(edit, EL_TERMINAL, NULL) != 0) el_set(edit, EL_TERMINAL, "xterm-256color");
  el_set(edit, EL_SETFP, 2, stderr);
  fclose(nowhere);
  return edit;
}

/// Ends without `el_end`'s own restoring, which throws away what is typed for the next program.
static inline void edit_close(EditLine *edit) {
  el_set(edit, EL_EDITMODE, 0);
  el_end(edit);
}

static inline void edit_set_client(EditLine *edit, void *client) {
  el_set(edit, EL_CLIENTDATA, client);
}

static inline void *edit_client(EditLine *edit) {
  void *client = NULL;
  el_get(edit, EL_CLIENTDATA, &client);
  return client;
}

static inline void edit_set_keys(EditLine *edit, edit_key_function function) {
  el_set(edit, EL_GETCFN, function);
}

/// `mark` stands before and after what takes no room.
static inline void edit_set_prompts(
    EditLine *edit, edit_prompt_function left, edit_prompt_function right, char mark) {
  el_set(edit, EL_PROMPT_ESC, left, mark);
  el_set(edit, EL_RPROMPT_ESC, right, mark);
}

/// Whether `.editrc` left editing on.
static inline bool edit_is_on(EditLine *edit) {
  int is_on = 1;
  el_get(edit, EL_EDITMODE, &is_on);
  return is_on != 0;
}

/// The modes of editing from now on, before the prompt invites to type.
static inline void edit_prepare_terminal(EditLine *edit) { el_set(edit, EL_PREP_TERM, 1); }

/// Between two lines too keys are neither echoed nor cut at 4,095 bytes: they wait. Within a
/// line Ctrl-S searches instead of freezing the terminal.
static inline void edit_hold_keys(EditLine *edit) {
  el_set(edit, EL_SETTY, "-x", "-icanon", "-echo", "-echonl", "-iexten", NULL);
  el_set(edit, EL_SETTY, "-d", "-ixon", NULL);
  // Ctrl-\ ends nothing that somebody is working at.
  el_set(edit, EL_SETTY, "-x", "quit=", NULL);
  el_set(edit, EL_SETTY, "-d", "quit=", NULL);
}

static inline void edit_use_emacs_keys(EditLine *edit) { el_set(edit, EL_EDITOR, "emacs"); }

static inline bool edit_has_vi_keys(EditLine *edit) {
  const char *name = NULL;
  return el_get(edit, EL_EDITOR, &name) == 0 && name && name[0] == 'v';
}

static inline void edit_add_command(
    EditLine *edit, const char *name, const char *help, edit_command command) {
  el_set(edit, EL_ADDFN, name, help, command);
}

static inline void edit_bind(EditLine *edit, const char *key, const char *command) {
  el_set(edit, EL_BIND, key, command, NULL);
}

/// Binds in vi's command mode.
static inline void edit_bind_alternative(EditLine *edit, const char *key, const char *command) {
  el_set(edit, EL_BIND, "-a", key, command, NULL);
}

/// Draws prompt and line from the left of the row the cursor is in.
static inline void edit_redraw(EditLine *edit) { el_set(edit, EL_REFRESH); }

static inline void edit_set_history(EditLine *edit, History *entries) {
  el_set(edit, EL_HIST, history, entries);
}

static inline void edit_history_size(History *entries, int size) {
  HistEvent event;
  history(entries, &event, H_SETSIZE, size);
}

static inline void edit_history_add(History *entries, const char *line) {
  HistEvent event;
  history(entries, &event, H_ENTER, line);
}

static inline void edit_write(const char *text) {
  fputs(text, stdout);
  fflush(stdout);
}


#endif
