# Fuzzing with clang's libFuzzer, under ASan and UBSan: `make fuzz` for an hour, `make fuzz-short` for
# half a minute. It begins with every plan of the project and of its pages; the dictionary is the
# words of the language. What it finds lies in $(O)-asan/, ready to be a case.

FUZZ_SECONDS = 3600

fuzz:
	@$(call need,clang)
	+$(ASAN_TREE) fuzz-run

fuzz-short:
	$(MAKE) fuzz FUZZ_SECONDS=30

# New inputs go to found/, so that a later run goes on where this one ends.
fuzz-run: $(O)/fuzz_plan $(O)/corpus $(O)/words.dict
	@mkdir -p $(O)/found
	$(O)/fuzz_plan -max_total_time=$(FUZZ_SECONDS) -timeout=25 -rss_limit_mb=4096 -max_len=20000 \
	  -dict=$(O)/words.dict -artifact_prefix=$(O)/ -print_final_stats=1 -verbosity=0 \
	  $(O)/found $(O)/corpus

$(O)/fuzz_plan: tests/fuzz/fuzz_plan.c $(O)/libplanc.a
	$(SAY) "  CC      $<"
	$(Q)$(COMPILE) -fsanitize=fuzzer -o $@ $< $(TEST_LDFLAGS) $(O)/libplanc.a $(LIBS)

FUZZ_PLANS = $(wildcard examples/*.plan tests/*/*.plan)
FUZZ_PAGES = $(wildcard docs/*.md docs/findings/*.md)

$(O)/corpus: $(FUZZ_PLANS) $(FUZZ_PAGES)
	@rm -rf $@ && mkdir -p $@
	@for plan in $(FUZZ_PLANS); do cp $$plan $@/$$(echo $$plan | tr / _); done
	@for page in $(FUZZ_PAGES); do \
	   awk -v to=$@/$$(echo $$page | tr / _) '/^```/ { inside = !inside; n += inside; next } \
	     inside { print > (to "." n) }' $$page; \
	 done

$(O)/words.dict: grammar/plan.y compiler/calendar_words.def
	@mkdir -p $(@D)
	@{ grep -o '[A-Z_]* "[a-z-]*"' grammar/plan.y; grep -o '^WORD("[a-z0-9-]*"' \
	     compiler/calendar_words.def; } | grep -o '"[a-z0-9-]*"' | sort -u >$@

.PHONY: fuzz fuzz-short fuzz-run
