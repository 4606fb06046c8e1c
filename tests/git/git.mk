# What others copy into the repositories of their plans.

PARTS += git

check-git: $(O)/planc
	@$(call need,$(PYTHON) git yamllint pre-commit)
	$(PYTHON) tests/git/run.py $(O)/planc

.PHONY: check-git
