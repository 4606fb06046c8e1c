/* Writes a long plan as a council would keep it, the same for the same number of actions and seed:
 * `generate ACTIONS SEED >plan`. It passes `check` without an error, and at the beginning of its
 * period (--as-of 2018-04-01) nothing in it is overdue. */
#include "deadlines.h"
#include "random.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Beside an owner and the one behind, a third must be left for somebody else to choose. */
enum { ACTIONS_A_PLEDGE = 25, ACTIONS_AN_OWNER = 20, FEWEST_OWNERS = 3, GOALS = 40 };

/* The shortest and the longest title in bytes, and where a long one may be wrapped. */
enum { SHORTEST = 60, LONGEST = 200, WRAP = 90 };

struct generator {
	struct random random;
	unsigned actions, owners;
	unsigned numbered;            /* actions of the present pledge */
	struct neighbours neighbours; /* named actions of the present pledge */
};

static const char *const VERBS[] = {"Develop", "Agree", "Publish", "Review", "Deliver", "Introduce",
	"Commission", "Support", "Consult on", "Train staff in", "Bring together", "Revise"};

static const char *const NOUNS[] = {"a borough-wide framework for", "the annual programme of",
	"new guidance on", "a joint approach to", "the action plan for", "a network for",
	"accessible information about", "a single point of contact for", "the next phase of",
	"a shared register of", "open data on", "an apprenticeship scheme for"};

static const char *const WORDS[] = {"residents", "and", "local", "services", "community", "groups",
	"with", "partners", "across", "the", "borough", "young", "people", "in", "schools",
	"health", "housing", "of", "employment", "older", "carers", "to", "improve", "access",
	"through", "volunteers", "safer", "streets", "parks", "libraries", "for", "families",
	"training", "outreach", "events", "including", "hard-to-reach", "neighbourhoods", "by",
	"working", "together", "voluntary", "sector", "wellbeing", "cohesion", "as", "well",
	"advice", "at", "an", "early", "stage", "digital", "inclusion", "measured", "each",
	"quarter"};

/* What only UTF-8 can say. */
static const char *const SIGNS[] = {"– as the strategy says –", "the Council’s own", "£250,000 of",
	"residents’ own", "(£1.2m a year) –", "Café Northmere and"};

static const char *const FIRST[] = {"Ada", "Ben", "Chidi", "Dora", "Emeka", "Farah", "Gwen",
	"Hanif", "Iris", "Jonas", "Katya", "Liam", "Maud", "Nadia", "Owen", "Priya"};
static const char *const LAST[] = {"Marsh", "Okafor", "Thorne", "Begum", "Whitlock", "Sands",
	"Nowak", "Achebe", "Fairley", "Hollis", "Quist", "Ravel", "Stone", "Underhill", "Vance"};

#define PICK(random, list) ((list)[below((random), (unsigned)(sizeof(list) / sizeof(list)[0]))])

/* The last word of `before` is the first of `behind`, which would be a finding. */
static bool repeats(const char *before, const char *behind)
{
	const char *last = strrchr(before, ' ');
	last = last ? last + 1 : before;
	size_t len = strcspn(behind, " ");
	return strlen(last) == len && strncmp(last, behind, len) == 0;
}

/* A text of `target` bytes or a little more, between quotes. A third of the long ones are wrapped,
 * their further lines `indent` blanks deep. */
static void text(struct random *random, unsigned target, unsigned indent)
{
	bool wraps = below(random, 3) == 0;
	unsigned len = 0, line = 0;
	const char *verb = PICK(random, VERBS), *last = PICK(random, NOUNS);
	int count = printf("\"%s %s", verb, last);
	len = line = (unsigned)count;
	while (len < target) {
		bool breaks = wraps && line > WRAP;
		const char *word =
			below(random, 40) == 0 ? PICK(random, SIGNS) : PICK(random, WORDS);
		if (repeats(last, word))
			continue;
		last = word;
		if (breaks) {
			printf("\n%*s%s", (int)indent, "", word);
			line = 0;
		}
		count = breaks ? 10 : printf(" %s", word);
		len += (unsigned)count;
		line += (unsigned)count;
	}
	printf(".\"");
}

static void title(struct random *random, unsigned indent)
{
	/* The last word leads a little over the target. */
	text(random, SHORTEST + below(random, LONGEST - SHORTEST - 15), indent);
}

/* Any of them but `other` and its neighbour: nobody is named twice for one action. */
static unsigned owner_but(struct generator *g, unsigned other)
{
	unsigned number = 1 + below(&g->random, g->owners);
	while (number == other || number == other + 1)
		number = 1 + below(&g->random, g->owners);
	printf("owner-%u", number);
	return number;
}

static unsigned owner(struct generator *g)
{
	return owner_but(g, 0);
}

static void header(const struct generator *g)
{
	printf("plan-language 1\n\n"
	       "# Made for measurements: nobody has ever promised any of this.\n"
	       "plan northmere-%u \"Borough of Northmere Delivery Plan 2018–2022\" {\n"
	       "    subtitle \"Everything that the borough has promised\"\n"
	       "    publisher \"Borough of Northmere\"\n"
	       "    period 2018/19 to 2021/22\n"
	       "    call pledge \"Pledge\" plural \"Pledges\"\n"
	       "    call action \"We will\"\n"
	       "    call owner \"Lead officer\"\n"
	       "    footnote * \"Carried over from 2017/18.\"\n"
	       "    phase short \"Short-term\" until March 2020\n"
	       "    phase medium \"Medium-term\" from April 2020 until March 2021\n"
	       "    event opening \"Opening of the new town hall\" on 15 April 2019\n"
	       "    columns action, so that, due, owner (role), with, milestone\n"
	       "    group by pledge\n"
	       "}\n\n",
		g->actions);
	for (unsigned i = 1; i <= GOALS; i++)
		printf("goal goal-%u \"People in ward %u live longer, safer and better\"\n", i, i);
}

static void parties(struct generator *g)
{
	static const char *const kinds[] = {
		"person", "post", "team", "directorate", "body", "group"};
	struct random *random = &g->random;
	for (unsigned i = 1; i <= g->owners; i++) {
		const char *kind = below(random, 3) ? "person" : PICK(random, kinds);
		printf("%s owner-%u \"%s %s %u\"", kind, i, PICK(random, FIRST), PICK(random, LAST),
			i);
		if (below(random, 2))
			printf(" role \"Head of service %u\"", i);
		if (i > 20 && below(random, 4) == 0)
			printf(" in owner-%u", 1 + below(random, 20));
		if (below(random, 8) == 0)
			printf(" email \"owner-%u@northmere.example\"", i);
		putchar('\n');
	}
	putchar('\n');
}

static void milestone(struct generator *g, unsigned quarter)
{
	printf("        milestone ");
	title(&g->random, 12);
	printf(" due ");
	plain_deadline(&g->random, quarter);
	if (below(&g->random, 10) == 0) {
		printf(" owner ");
		owner(g);
	}
	putchar('\n');
}

static void parties_of_action(struct generator *g)
{
	struct random *random = &g->random;
	printf("        owner ");
	unsigned first = owner(g);
	/* Two who stand side by side in the list of parties are never both chosen. */
	if (below(random, 8) == 0 && first < g->owners)
		printf(", owner-%u", first + 1);
	if (below(random, 5) == 0) {
		printf("\n        sponsor ");
		owner(g);
	}
	if (below(random, 4) == 0) {
		printf("\n        with ");
		unsigned partner = owner_but(g, first);
		if (partner < g->owners && partner + 1 != first)
			printf(" and owner-%u", partner + 1);
	}
	putchar('\n');
}

/* A clause with a text, on a line of its own. */
static void clause(struct random *random, const char *words, unsigned least, unsigned most)
{
	printf("        %s ", words);
	text(random, least + below(random, most - least), 12);
	putchar('\n');
}

static void rest_of_action(struct generator *g, unsigned quarter, const char *stage)
{
	enum { ON_TRACK = 2 };
	static const char *const statuses[] = {
		"not started", "in progress", "on track", "at risk", "delayed"};
	struct random *random = &g->random;
	if (below(random, 3) == 0)
		clause(random, "so that", 60, 160);
	const struct neighbour *before = neighbour_until(&g->neighbours, random, quarter);
	bool waits = before && below(random, 8) == 0;
	if (below(random, 3) == 0) {
		unsigned which = waits ? 0 : below(random, 5);
		printf("        status %s", statuses[which]);
		if (which > ON_TRACK) {
			printf(" because ");
			text(random, 40, 12);
		}
		putchar('\n');
	}
	if (below(random, 20) == 0) {
		printf("        was March 2018%s%s%s because ", stage ? " for \"" : "",
			stage ? stage : "", stage ? "\"" : "");
		text(random, 40, 12);
		printf(" agreed \"Scrutiny\" on 6 February 2018\n");
	}
	if (below(random, 3) == 0)
		clause(random, "update 31 March 2018", 100, 400);
	if (below(random, 5) == 0)
		clause(random, "note", 60, 300);
	if (below(random, 5) == 0)
		printf("        supports goal-%u\n", 1 + below(random, GOALS));
	if (below(random, 20) == 0)
		printf("        tag health, jobs\n");
	if (below(random, 20) == 0)
		printf("        budget £%um \"a year\"\n", 1 + below(random, 9));
	if (below(random, 30) == 0)
		printf("        footnote *\n");
	if (waits)
		printf("        after %u.%u\n", before->pledge, before->action);
}

static void action(struct generator *g, unsigned pledge)
{
	struct random *random = &g->random;
	/* Many promises end with the plan, those that recur among them. */
	unsigned quarter = below(random, 8) == 0 ? QUARTERS - 1 : 4 + below(random, QUARTERS - 4);
	/* Numbers go on without gaps. */
	unsigned number = below(random, 5) ? ++g->numbered : 0;
	printf("    action ");
	if (number)
		printf("%u.%u ", pledge, number);
	title(random, 8);
	printf(" {\n        due ");
	const char *stage = deadline(random, quarter, &g->neighbours);
	putchar('\n');
	parties_of_action(g);
	rest_of_action(g, quarter, stage);
	unsigned middle = 1 + below(random, quarter - 1);
	milestone(g, middle / 2);
	milestone(g, middle);
	printf("    }\n");
	if (number)
		add_neighbour(&g->neighbours, (struct neighbour){pledge, number, quarter});
}

static void pledge(struct generator *g, unsigned number, unsigned actions)
{
	g->neighbours.count = 0;
	g->numbered = 0;
	printf("pledge %u ", number);
	title(&g->random, 8);
	printf(" {\n    text ");
	text(&g->random, 300, 8);
	putchar('\n');
	for (unsigned i = 0; i < actions; i++)
		action(g, number);
	if (below(&g->random, 4) == 0)
		printf("    measure \"Residents who feel that they can influence decisions\""
		       " baseline 1,200 in 2017 target 1,500 by March 2021\n");
	printf("}\n\n");
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: generate ACTIONS SEED\n");
		return 2;
	}
	struct generator g = {.actions = (unsigned)strtoul(argv[1], NULL, 10)};
	g.random.state = strtoull(argv[2], NULL, 10);
	g.owners = g.actions / ACTIONS_AN_OWNER + 1;
	if (g.owners < FEWEST_OWNERS)
		g.owners = FEWEST_OWNERS;
	header(&g);
	parties(&g);
	unsigned left = g.actions;
	for (unsigned number = 1; left > 0; number++) {
		unsigned count = left < ACTIONS_A_PLEDGE ? left : ACTIONS_A_PLEDGE;
		pledge(&g, number, count);
		left -= count;
	}
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
