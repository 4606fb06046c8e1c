# planc: build, check, bench, fuzz, install. Everything generated goes to $(O); no list of sources is
# kept by hand. A second tree needs only other flags: make O=build-asan CFLAGS='-g -fsanitize=address'

O       ?= build
ifeq ($(origin CC),default)
CC = gcc
endif
CFLAGS  ?= -O2 -g $(LTO)
prefix  ?= /usr/local
bindir  ?= $(prefix)/bin
datadir ?= $(prefix)/share
mandir  ?= $(datadir)/man
docdir  ?= $(datadir)/doc/planc

# One folder has one name, however it was written: what make knows of an object is under its name. The
# shorter one keeps the place of the tree out of what is built; a place with blanks has no other.
override O := $(if $(word 2,$(CURDIR)),$(O),$(patsubst $(CURDIR)/%,%,$(abspath $(O))))

VERSION := 0.1.0

WARN = -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes \
       -Wmissing-prototypes -Wwrite-strings -Wvla -Wformat=2 -Wundef -Wpointer-arith -Wcast-qual \
       -Werror
DEFS = -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -DPLANC_VERSION='"$(VERSION)"'
INCS = -Icompiler -Ibackends -I$(O)
LIBS = -lcmark -lutf8proc

# gcc may look across files when it links planc. The library holds plain code beside, and tests are
# linked from that: each would take as long as planc itself. `make LTO=` does without, for a quick look.
LTO          = $(if $(filter gcc%,$(CC)),-flto=auto -ffat-lto-objects)
TEST_LDFLAGS = $(LDFLAGS) $(if $(LTO),-fno-lto)

# One short line a file; `make V=1` shows the commands.
Q = $(if $(V),,@)
SAY = $(if $(V),@:,@echo)

COMPILE = $(CC) $(WARN) $(DEFS) $(INCS) $(CFLAGS) $(CPPFLAGS) -MMD -MP

# The library is everything but main.c and the commands.
MAIN_SRC = compiler/main.c $(wildcard compiler/commands/*.c)
LIB_SRC  = $(filter-out $(MAIN_SRC),$(wildcard compiler/*.c compiler/*/*.c backends/*.c backends/*/*.c))
GEN      = $(O)/plan.tab.c $(O)/plan_quick.tab.c $(O)/plan.lex.c $(O)/pages.c
LIB_OBJ  = $(LIB_SRC:%.c=$(O)/%.o) $(GEN:.c=.o)
MAIN_OBJ = $(MAIN_SRC:%.c=$(O)/%.o)

all: $(O)/planc $(O)/planc.1

$(O)/planc: $(MAIN_OBJ) $(O)/libplanc.a
	$(SAY) "  LINK    $@"
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(O)/libplanc.a: $(LIB_OBJ) $(O)/sources
	$(SAY) "  AR      $@"
	@rm -f $@
	$(Q)ar rcs $@ $(LIB_OBJ)

# The Makefile counts as a source, since other flags make another object.
$(O)/%.o: %.c Makefile | $(O)/plan.tab.h
	@mkdir -p $(@D)
	$(SAY) "  CC      $<"
	$(Q)$(COMPILE) -c -o $@ $<

$(O)/%.o: $(O)/%.c Makefile | $(O)/plan.tab.h
	$(SAY) "  CC      $<"
	$(Q)$(COMPILE) -c -o $@ $<

$(O)/plan.tab.c $(O)/plan.tab.h &: grammar/plan.y
	@mkdir -p $(O)
	$(SAY) "  BISON   $<"
	$(Q)bison -Wall -Werror -Wcounterexamples -Dparse.lac=full -d -o $(O)/plan.tab.c $<

# The same grammar for files without mistakes, by a skeleton of its own.
$(O)/plan_quick.tab.c: grammar/plan.y grammar/quick.m4
	@mkdir -p $(O)
	$(SAY) "  BISON   $< (quick)"
	$(Q)bison -Wall -Werror --skeleton=./grammar/quick.m4 -Fapi.prefix='{quick_}' -o $@ $<

$(O)/plan_quick.tab.o: CPPFLAGS += -DPLAN_QUICK

$(O)/plan.lex.c: grammar/plan.l $(O)/plan.tab.h
	$(SAY) "  FLEX    $<"
	$(Q)flex -8 -Cf -o $@ $<

# The pages of the findings, the schemas and the templates are built in, so that `explain`, `schema` and
# `new` work without an installation.
PAGES = $(wildcard docs/findings/*.md docs/schemas/*.json docs/templates/*.plan \
                   backends/plan/*.css backends/plan/*.js)

$(O)/pages.c: $(PAGES) $(O)/sources Makefile
	@{ echo '#include "pages.h"'; \
	   for page in $(PAGES); do \
	     id=$$(echo $$page | tr -c 'A-Za-z0-9\n' _); \
	     echo "static const char $$id[] = {"; \
	     od -An -v -td1 $$page | sed 's/[^0-9 -]//g; s/\(-\{0,1\}[0-9]\{1,\}\)/\1,/g'; \
	     echo '0};'; \
	   done; \
	   echo 'const struct page pages[] = {'; \
	   for page in $(PAGES); do \
	     id=$$(echo $$page | tr -c 'A-Za-z0-9\n' _); \
	     echo "	{\"$$page\", $$id, sizeof $$id - 1},"; \
	   done; \
	   echo '	{NULL, NULL, 0}};'; } > $@.new
	@mv $@.new $@

# The Content-Security-Policy of an HTML paper names its style sheet and its script by hash.
$(O)/paper_hash.h: backends/plan/paper.css backends/plan/paper.js
	@mkdir -p $(O)
	$(Q)for file in $^; do \
	   env printf 'static const char %s_hash[] = "sha256-%s";\n' \
	     "$$(basename $$file | tr . _)" "$$(env printf \
	     "$$(sha256sum $$file | cut -c1-64 | sed 's/../\\x&/g')" | base64)"; \
	 done > $@
$(O)/backends/html_writer.o: $(O)/paper_hash.h

# What the library and its pages are made of. Only a change of the list touches it: a file that is
# taken away leaves nothing newer behind, and would otherwise live on in the library.
$(O)/sources: FORCE
	@mkdir -p $(O)
	@echo '$(LIB_SRC) $(PAGES)' | cmp -s - $@ || echo '$(LIB_SRC) $(PAGES)' >$@

# The manual of the command: prose by hand, the options from the program itself.
$(O)/planc.1: docs/planc.1.in docs/planc.1.awk $(O)/planc
	$(SAY) "  MAN     $@"
	$(Q)LC_ALL=C awk -v planc=$(O)/planc -f docs/planc.1.awk docs/planc.1.in >$@

# A first look: one plan in three forms.

DEMO       = examples/engagement-2018.plan
DEMO_AS_OF = 2019-02-01

demo: $(O)/planc
	@mkdir -p $(O)/demo
	$(O)/planc build --as-of $(DEMO_AS_OF) $(DEMO) --to html -o $(O)/demo/index.html
	$(O)/planc build --as-of $(DEMO_AS_OF) -q $(DEMO) --to csv -o $(O)/demo/plan.csv
	$(O)/planc build --as-of $(DEMO_AS_OF) -q $(DEMO) --to json -o $(O)/demo/plan.json
	@echo "Open $(O)/demo/index.html in a browser; plan.csv and plan.json lie beside it."

# What the tests take from npm: a package.json with its lock file, in the part that needs it.
NODE_MODULES = $(patsubst %/package-lock.json,%/node_modules/.package-lock.json, \
                 $(wildcard tests/*/package-lock.json))
BROWSER_MODULES = $(filter tests/browser/%,$(NODE_MODULES))
FORMATS_MODULES = $(filter tests/formats/%,$(NODE_MODULES))

# Pictures of the examples' papers, to be looked at in $(O)/screenshots, and those in the README and on the pages
# of the examples, which are committed: made by hand when the paper looks different. The page of an example says
# as of which day it looks at it.
screenshots: $(O)/planc $(BROWSER_MODULES)
	@$(call need,node chromium pdftoppm)
	@mkdir -p $(O)/screenshots
	for plan in $(wildcard examples/*.plan); do \
	  name=$$(basename $$plan .plan); \
	  day=$$(sed -n 's/^\$$ planc check --as-of \([0-9-]*\).*/\1/p' docs/examples/$$name.md); \
	  $(O)/planc build -q --as-of $$day $$plan --to html -o $(O)/screenshots/$$name.html || exit 1; \
	done
	node tests/browser/screenshots.mjs $(O)/screenshots docs

# Tests. `make check` runs every part, several at once with `-j`, and says in the end whether all passed.

PYTHON = /usr/bin/python3
export PYTHONDONTWRITEBYTECODE = 1
# The longest first, so that none is left to run alone.
PARTS  = house browser formats cli slips manual unit revisions schema formatting pages messages cases

check: all
	@$(MAKE) --no-print-directory --keep-going --output-sync=target $(PARTS:%=check-%) || \
	  { echo "make check: failed, see above"; exit 1; }
	@echo "make check: all of $(PARTS)"

# $(call need,PROGRAM…): no part is skipped because a tool is missing.
need = for tool in $(1); do command -v $$tool >/dev/null || { \
	   echo "$@ needs $$tool; \`make setup-tests\` installs it"; exit 1; }; done

UNIT = $(patsubst tests/unit/%.c,$(O)/tests/%,$(wildcard tests/unit/test_*.c))

$(O)/tests/%: tests/unit/%.c $(O)/libplanc.a
	@mkdir -p $(@D)
	$(SAY) "  CC      $<"
	$(Q)$(COMPILE) -MF $@.d -o $@ $< $(TEST_LDFLAGS) $(O)/libplanc.a -lcmocka $(LIBS)

check-unit: $(UNIT)
	@failed=0; for test in $(UNIT); do $$test || failed=1; done; exit $$failed

# $(call self_test,PART,PROGRAM): that a wrong test of the part fails.
self_test = $(if $(SHORT),,$(PYTHON) tests/$(1)/run.py --self-test $(2))

# Parts that are a folder of tests with its own runner.
check-pages check-cases check-manual check-messages: check-%: $(O)/planc
	@$(call need,$(PYTHON))
	$(call self_test,$*,$(O)/planc)
	$(PYTHON) tests/$*/run.py $(O)/planc

check-formatting: $(O)/tests/slips/variants
	@$(call need,$(PYTHON))
	$(PYTHON) tests/formatting/run.py $<

check-cli: check-%: $(O)/planc
	@$(call need,$(PYTHON) setpriv)
	$(PYTHON) tests/$*/run.py $(O)/planc $(if $(SHORT),--short)

check-revisions: $(O)/planc
	@$(call need,$(PYTHON) git setpriv)
	$(PYTHON) tests/revisions/run.py $(O)/planc

check-schema: $(O)/planc
	@$(call need,$(PYTHON))
	$(PYTHON) tests/schema/validate.py $(O)/planc

check-formats: $(O)/planc $(FORMATS_MODULES)
	@$(call need,$(PYTHON) node xmllint)
	$(PYTHON) tests/formats/run.py $(O)/planc

check-house: $(O)/planc $(O)/planc.1
	@$(call need,$(PYTHON) nm mandoc)
	@failed=0; \
	for test in includes.py 'symbols.py $(O)' registers.py 'install.py $(O)' \
	  'readme.py $(O)/planc'; do \
	   echo "tests/house/$$test"; $(PYTHON) tests/house/$$test || failed=1; \
	done; exit $$failed
	mandoc -Tlint -Wwarning $(O)/planc.1

$(NODE_MODULES): %/node_modules/.package-lock.json: %/package-lock.json
	@$(call need,npm)
	cd $* && npm ci --no-audit --no-fund
	@touch $@

check-browser: $(O)/planc $(BROWSER_MODULES)
	@$(call need,node chromium pdftotext $(PYTHON) git)
	@mkdir -p $(O)/papers
	for plan in $(wildcard examples/*.plan docs/templates/*.plan tests/browser/*.plan); do \
	  $(O)/planc build -q --as-of $(DEMO_AS_OF) $$plan --to html \
	    -o $(O)/papers/$$(basename $$plan .plan).html || exit 1; \
	done
	$(O)/planc build -q --as-of $(DEMO_AS_OF) examples/cohesion-2017.plan -r overdue --to html \
	  -o $(O)/papers/report.html
	$(PYTHON) tests/changes/reports.py --pages $(O)/papers $(O)/planc
	for options in '' '-r late' '--for bridges' '--full'; do \
	  $(O)/planc build -q --as-of $(DEMO_AS_OF) tests/browser/bilingual.plan --lang cy $$options --to html \
	    -o "$(O)/papers/bilingual-cy$$(echo $$options | tr -d ' ').html" || exit 1; \
	done
	node tests/browser/make_plans.mjs $(O)/papers
	for plan in $(O)/papers/*.plan; do \
	  $(O)/planc build -q --as-of $(DEMO_AS_OF) $$plan --to html -o $${plan%.plan}.html || exit 1; \
	done
	node tests/browser/fuzz.mjs $(O)/planc
	node tests/browser/selftest.mjs
	node tests/browser/check.mjs $(O)/papers/*.html

# The same tests in other trees and under other eyes. What is about the tests themselves, or about speed, is left
# out in them (SHORT): it says there what it says here. `make check-asan-whole` leaves out nothing, and runs
# all parts but those that need a browser, a document or no planc.

TREE  = slips cli changes formatting revisions manual merge unit pages cases
SHORT =

# libFuzzer's instrumentation is in it, so that `make fuzz` needs no tree of its own.
ASAN = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined,fuzzer-no-link \
       -fno-sanitize-recover=all -DARENA_STRICT
ASAN_TREE = ASAN_OPTIONS=handle_segv=2 UBSAN_OPTIONS=print_stacktrace=1 \
            $(MAKE) O=$(O)-asan CC=clang CFLAGS='$(ASAN)'

check-asan:
	@$(call need,clang)
	+$(ASAN_TREE) check SHORT=yes PARTS='$(TREE)'

check-asan-whole:
	@$(call need,clang)
	+$(ASAN_TREE) check PARTS='$(filter-out house browser documents,$(PARTS))'

# As others build it with clang: what a compiler may make differ.
check-clang:
	@$(call need,clang)
	$(MAKE) O=$(O)-clang CC=clang check SHORT=yes PARTS='cli unit cases'

VALGRIND = valgrind --quiet --leak-check=full --errors-for-leak-kinds=all --error-exitcode=99
FORMATS  = $(shell sed -n 's|^PLAN_BACKEND.\([a-z]*\),.*|\1|p' backends/backends.def)

# Every case and test of the command line runs under ASan; valgrind, which takes a second a run, sees the
# unit tests and the plans that hold every form.
check-valgrind: $(UNIT:=.valgrind) check-valgrind-plans

$(UNIT:=.valgrind): %.valgrind: %
	@$(call need,valgrind)
	@$(VALGRIND) $<

check-valgrind-plans: $(O)/planc
	@$(call need,valgrind)
	@passed=0; run() { \
	   $(VALGRIND) $(O)/planc "$$@" >$(O)/valgrind.out 2>&1; \
	   if [ $$? -gt 1 ]; then cat $(O)/valgrind.out; echo "valgrind: planc $$*"; exit 1; fi; \
	   passed=$$((passed + 1)); }; \
	for plan in $(wildcard tests/slips/*.plan examples/*.plan); do run check $$plan; done; \
	for plan in $(wildcard examples/*.plan); do \
	   for format in $(FORMATS); do run build $$plan --to $$format; done; \
	done; \
	echo "$$passed passed, 0 failed"

# Every test of the command line under valgrind: some minutes, so not in CI, which has the same under ASan.
check-valgrind-cli: $(O)/planc
	@$(call need,valgrind $(PYTHON))
	$(PYTHON) tests/cli/run.py --valgrind $(O)/planc

# The house style, of what is written by hand in C.
STYLED = $(wildcard compiler/*.[ch] compiler/*/*.[ch] backends/*.[ch] backends/*/*.[ch] \
                    tests/*/*.[ch])

format:
	@$(call need,clang-format)
	@clang-format -i $(STYLED)

format-check:
	@$(call need,clang-format)
	@clang-format --dry-run --Werror $(STYLED)

# Installation. debian/control is the one list of packages: setup takes what the program needs,
# setup-tests what its tests need, too.

SUDO = $(if $(filter 0,$(shell id -u)),,sudo)
APT  = $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get

setup:
	$(APT) update
	$(APT) build-dep -y --no-install-recommends -P nocheck ./

setup-tests:
	$(APT) update
	$(APT) build-dep -y --no-install-recommends ./
	$(MAKE) $(NODE_MODULES)

MANUALS = $(wildcard README.md docs/*.md)
SCHEMAS = $(wildcard docs/schemas/*.json)

install: all
	install -d $(DESTDIR)$(bindir) $(DESTDIR)$(mandir)/man1 $(DESTDIR)$(docdir)/schemas
	install -m 755 $(O)/planc $(DESTDIR)$(bindir)/planc
	install -m 644 $(O)/planc.1 $(DESTDIR)$(mandir)/man1/planc.1
	install -m 644 $(MANUALS) $(DESTDIR)$(docdir)
	install -m 644 $(SCHEMAS) $(DESTDIR)$(docdir)/schemas

uninstall:
	rm -f $(DESTDIR)$(bindir)/planc $(DESTDIR)$(mandir)/man1/planc.1
	rm -f $(addprefix $(DESTDIR)$(docdir)/,$(notdir $(MANUALS)))
	rm -f $(addprefix $(DESTDIR)$(docdir)/schemas/,$(notdir $(SCHEMAS)))
	-rmdir $(DESTDIR)$(docdir)/schemas $(DESTDIR)$(docdir)

clean:
	rm -rf $(O) $(O)-*

FORCE:
.PHONY: FORCE all demo screenshots check $(PARTS:%=check-%) check-asan check-asan-whole check-clang check-valgrind \
        $(UNIT:=.valgrind) check-valgrind-plans check-valgrind-cli format format-check setup setup-tests install uninstall clean
.DELETE_ON_ERROR:

-include $(LIB_OBJ:.o=.d) $(MAIN_OBJ:.o=.d) $(UNIT:=.d)
include $(wildcard tests/*/*.mk)
