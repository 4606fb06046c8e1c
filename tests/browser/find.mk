# The search in a paper, and what a paper answers.

check-browser: check-find

check-find: $(O)/planc $(BROWSER_MODULES)
	@$(call need,node chromium)
	@mkdir -p $(O)/find
	$(O)/planc build -q --as-of 2019-02-01 tests/browser/find.plan --to html -o $(O)/find/find.html
	$(O)/planc build -q --as-of 2019-02-01 tests/browser/find.plan -r rows --to html -o $(O)/find/rows.html
	$(O)/planc build -q --as-of 2019-02-01 tests/browser/find.plan -r slim --to html -o $(O)/find/slim.html
	$(O)/planc build -q --as-of 2019-02-01 tests/browser/find.plan --lang cy --to html -o $(O)/find/welsh.html
	$(O)/planc build -q --as-of 2019-02-01 tests/browser/passed-on.plan --to html -o $(O)/find/passed-on.html
	$(O)/planc build -q --as-of 2019-02-01 tests/browser/passed-on.plan -r promises --to html -o $(O)/find/promises.html
	$(O)/planc build -q --as-of 2019-02-01 tests/browser/passed-on.plan -r sponsors --to html -o $(O)/find/sponsors.html
	$(O)/planc build -q --as-of 2012-09-01 examples/corporate-2012.plan --to html -o $(O)/find/corporate.html
	$(O)/planc build -q --as-of 2019-02-01 tests/browser/slips.plan --to html -o $(O)/find/slips.html
	node tests/browser/make_long.mjs >$(O)/find/long.plan
	$(O)/planc build -q --as-of 2019-02-01 $(O)/find/long.plan --to html -o $(O)/find/long.html
	node tests/browser/find.mjs $(O)/find

.PHONY: check-find
