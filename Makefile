# Installs Backstep where others find it, and makes packages of it; `scripts/backstep` alone needs none of this.
PREFIX ?= /usr/local
DESTDIR ?=
OUT ?= .build/packages

root = $(DESTDIR)$(PREFIX)
data = $(root)/share/backstep
papers = $(root)/share/doc/backstep
manual = share/man/man1/backstep.1
chinese = share/man/zh_CN/man1/backstep.1
bash = share/bash-completion/completions/backstep
zsh = share/zsh/site-functions/_backstep
fish = share/fish/vendor_completions.d/backstep.fish
program = .build/release/backstep
complete = LC_ALL=C BACKSTEP_HOME= $(program) --generate-completion-script

.PHONY: all install uninstall deb dist check-packages

all:
	@scripts/backstep --version

install: all
	install -D -m 755 -s $(program) "$(root)/bin/backstep"
	for file in datasets/* lessons/*.md lessons/tests/* demos/*; do install -D -m 644 "$$file" "$(data)/$$file" || exit; done
	for file in LICENSE README.md; do install -D -m 644 $$file "$(papers)/$$file" || exit; done
	install -D -m 644 packaging/backstep.1 "$(root)/$(manual)"
	install -D -m 644 packaging/backstep.zh.1 "$(root)/$(chinese)"
	mkdir -p "$(dir $(root)/$(bash))" "$(dir $(root)/$(zsh))" "$(dir $(root)/$(fish))"
	$(complete) bash | sed 1d >"$(root)/$(bash)"
	$(complete) zsh >"$(root)/$(zsh)"
	$(complete) fish >"$(root)/$(fish)"

uninstall:
	rm -rf "$(data)" "$(papers)"
	for file in bin/backstep $(manual) $(chinese) $(bash) $(zsh) $(fish); do rm -f "$(root)/$$file" || exit; done

deb: all
	scripts/package deb "$(OUT)"

dist: all
	scripts/package dist "$(OUT)"

check-packages: all
	scripts/try-packages
