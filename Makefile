# planc: build, check, bench, fuzz, install. Everything generated goes to $(O); no list of sources is
# kept by hand. A second tree needs only other flags: make O=build-asan CFLAGS='-g -fsanitize=address'

O       ?= build
CC      ?= gcc
CFLAGS  ?= -O2 -g
prefix  ?= /usr/local
bindir  ?= $(prefix)/bin
mandir  ?= $(prefix)/share/man

VERSION := 0.1.0

WARN = -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes \
       -Wmissing-prototypes -Wwrite-strings -Wvla -Wformat=2 -Wundef -Wpointer-arith -Wcast-qual \
       -Werror
DEFS = -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -DPLANC_VERSION='"$(VERSION)"'
INCS = -Icompiler -Ibackends -I$(O)
LIBS = -lcmark -lutf8proc

# One short line a file; `make V=1` shows the commands.
Q = $(if $(V),,@)
SAY = $(if $(V),@:,@echo)

COMPILE = $(CC) $(WARN) $(DEFS) $(INCS) $(CFLAGS) $(CPPFLAGS) -MMD -MP

# The library is everything but main.c and the commands.
MAIN_SRC = compiler/main.c $(wildcard compiler/commands/*.c)
LIB_SRC  = $(filter-out $(MAIN_SRC),$(wildcard compiler/*.c compiler/*/*.c backends/*.c backends/*/*.c))
GEN      = $(O)/plan.tab.c $(O)/plan.lex.c $(O)/pages.c
LIB_OBJ  = $(LIB_SRC:%.c=$(O)/%.o) $(GEN:.c=.o)
MAIN_OBJ = $(MAIN_SRC:%.c=$(O)/%.o)

all: $(O)/planc

$(O)/planc: $(MAIN_OBJ) $(O)/libplanc.a
	$(SAY) "  LINK    $@"
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(O)/libplanc.a: $(LIB_OBJ)
	$(SAY) "  AR      $@"
	@rm -f $@
	$(Q)ar rcs $@ $^

$(O)/%.o: %.c | $(O)/plan.tab.h
	@mkdir -p $(@D)
	$(SAY) "  CC      $<"
	$(Q)$(COMPILE) -c -o $@ $<

$(O)/%.o: $(O)/%.c | $(O)/plan.tab.h
	$(SAY) "  CC      $<"
	$(Q)$(COMPILE) -c -o $@ $<

$(O)/plan.tab.c $(O)/plan.tab.h &: grammar/plan.y
	@mkdir -p $(O)
	$(SAY) "  BISON   $<"
	$(Q)bison -Wall -Werror -Wcounterexamples -d -o $(O)/plan.tab.c $<

$(O)/plan.lex.c: grammar/plan.l $(O)/plan.tab.h
	$(SAY) "  FLEX    $<"
	$(Q)flex -8 -Cf -o $@ $<

# The pages of the findings and the schemas are built in, so that `explain` and `schema` work
# without an installation.
PAGES = $(wildcard docs/findings/*.md docs/schemas/*.json)

$(O)/pages.c: $(PAGES) Makefile
	@mkdir -p $(O)
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

clean:
	rm -rf $(O) build-*

.PHONY: all clean
.DELETE_ON_ERROR:

-include $(LIB_OBJ:.o=.d) $(MAIN_OBJ:.o=.d)
