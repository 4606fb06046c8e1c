# What planc makes of six revisions of a plan.

PARTS += history

check-history: $(O)/planc
	@$(call need,$(PYTHON) git)
	$(PYTHON) tests/history/run.py $(O)/planc

.PHONY: check-history
