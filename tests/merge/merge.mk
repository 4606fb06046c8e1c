# Two versions of a plan made one, and what git does with planc's drivers and settings.

PARTS += merge

check-merge: $(O)/planc
	@$(call need,$(PYTHON) git)
	$(call self_test,merge,$(O)/planc)
	$(PYTHON) tests/merge/run.py $(O)/planc

.PHONY: check-merge
