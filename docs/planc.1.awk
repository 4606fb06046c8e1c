# Makes the manual of the command: each line `@OPTIONS COMMAND@` becomes the list of that command's
# options, as `planc COMMAND --help` tells them. A command that the manual does not name is an error.
# usage: awk -v planc=PROGRAM -f docs/planc.1.awk docs/planc.1.in

function fail(words) {
	print "planc.1: " words > "/dev/stderr"
	exit failed = 1
}

# Text of the program as a line of mdoc: never a request.
function plain(words) {
	gsub(/\\/, "\\e", words)
	return words ~ /^[.']/ ? "\\&" words : words
}

# "-o, --output FILE" as the arguments of .It
function item(left,    parts, out, i, n) {
	n = split(left, parts, " ")
	for (i = 1; i <= n; i++) {
		if (parts[i] ~ /^-.,$/)
			out = "Fl " substr(parts[i], 2, 1) " ,"
		else if (parts[i] ~ /^--/)
			out = out " Fl " substr(parts[i], 2)
		else
			out = out " Ar " parts[i]
	}
	return out
}

function options(command,    help, line, left, count) {
	print ".Bl -tag -width Ds"
	help = planc " " command " --help"
	while ((help | getline line) > 0) {
		if (line !~ /^  +-/)
			continue
		sub(/^ +/, "", line)
		if (!match(line, /   */))
			fail("no words for `" line "`")
		left = substr(line, 1, RSTART - 1)
		print ".It " item(left)
		print plain(substr(line, RSTART + RLENGTH))
		count++
	}
	close(help)
	print ".El"
	if (!count)
		fail("`" command "` has no options")
}

/^@OPTIONS .*@$/ {
	command = substr($2, 1, length($2) - 1)
	told[command] = 1
	options(command)
	next
}

{ print }

END {
	if (failed)
		exit 1
	help = planc " --help"
	while ((help | getline line) > 0)
		if (match(line, /^  [a-z-]+  /)) {
			split(line, parts, " ")
			if (!(parts[1] in told))
				fail("nothing is said of the command `" parts[1] "`")
		}
}
