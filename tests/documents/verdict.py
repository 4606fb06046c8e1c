"""How a comparison ends."""


def told(passed, wrong):
    """Prints what is wrong and the counts; the exit code."""
    for message in wrong:
        print(message)
    print(f"{passed} passed, {len(wrong)} failed")
    return 1 if wrong else 0
