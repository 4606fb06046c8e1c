/* The HTML paper: what stands in it, and what must not. How it looks is for tests/browser. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load.h"
#include "parse.h"
#include "plan.h"
#include "resolve.h"

static void out_of_memory(void)
{
	fail_msg("out of memory");
}

static int set_up(void **state)
{
	*state = arena_new(out_of_memory);
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

/* The paper of a plan on 31 May 2018. */
static const char *paper_of(struct arena *arena, const struct request *request, const char *text)
{
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct words *words = words_for_plans(arena);
	struct str error;
	struct ast_file *file =
		load_text(str_of(text), STR("folder/t.plan"), ".", sources, words, diags, &error);
	assert_non_null(file);
	const struct model *model =
		resolve(file, sources, words, diags, day_of((struct date){2018, 5, 31}));
	char *bytes = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&bytes, &len);
	assert_non_null(out);
	emit_html(model, request, out);
	assert_int_equal(fclose(out), 0);
	const char *result = str_chars(arena, (struct str){bytes, len});
	free(bytes);
	return result;
}

static const char *public_paper(struct arena *arena, const char *text)
{
	return paper_of(arena, &(struct request){0}, text);
}

/* What of the paper stands behind its head, with the style sheet left out. */
static const char *body_of(const char *paper)
{
	const char *body = strstr(paper, "<body>");
	assert_non_null(body);
	return body;
}

static void assert_has(const char *paper, const char *part)
{
	const char *body = body_of(paper);
	if (!strstr(body, part))
		fail_msg("no `%s` in:\n%s", part, body);
}

static void assert_lacks(const char *paper, const char *part)
{
	const char *body = body_of(paper);
	if (strstr(body, part))
		fail_msg("`%s` in:\n%s", part, body);
}

static unsigned count_of(const char *paper, const char *part)
{
	unsigned count = 0;
	for (const char *at = body_of(paper); (at = strstr(at, part)); at += strlen(part))
		count++;
	return count;
}

static void test_head(void **state)
{
	const char *paper = public_paper(*state, "plan p\n");
	const char start[] = "<!DOCTYPE html>\n<html lang=\"en\">\n";
	assert_int_equal(strncmp(paper, start, sizeof start - 1), 0);
	assert_has(paper, "<h1>P</h1>");
	paper = public_paper(*state, "plan p \"P & <Q>\" {\nlanguages cy, en\n}\n");
	assert_non_null(strstr(paper, "<html lang=\"cy\">"));
	assert_non_null(strstr(paper, "<title>P &amp; &lt;Q&gt;</title>"));
	assert_non_null(strstr(paper, "content=\"default-src 'none'; style-src 'sha256-"));
	assert_null(strstr(paper, "<script"));
	assert_has(paper, "<h1>P &amp; &lt;Q&gt;</h1>");
	assert_has(paper, "<time datetime=\"2018-05-31\">31 Mai 2018</time>");
	assert_has(paper, "; ffeil: <code>t.plan</code>");
	paper = public_paper(*state,
		"plan p \"A title that goes on for much longer than any tab of a browser, or any "
		"list of results, could ever show\"\n");
	assert_non_null(strstr(paper,
		"<title>A title that goes on for much longer than any tab of a browser,…</title>"));
}

static void test_headings(void **state)
{
	const char *paper = public_paper(*state,
		"plan p \"P\" {\ncall theme \"Priority\"\ncall objective \"\"\n}\n"
		"theme 1 \"T\" {\n"
		"pledge 1.2 \"Q\" {\n"
		"objective a.b_c \"O\" {\naction \"a\"\n}\n"
		"objective 1.3 \"N\" {\naction \"b\"\n}\n"
		"objective {\naction \"c\"\n}\n"
		"}\n"
		"}\n"
		"theme \"U\" {\naction \"d\"\n}\n"
		"pledge 3 {\nnumber \"3.\"\naction \"e\"\n}\n"
		"pledge \"Z\" {\nnumber \"4)\"\naction \"f\"\n}\n");
	assert_has(paper, "<h2 id=\"i-1\">Priority 1: T</h2>");
	assert_has(paper, "<h3 id=\"i-1_1_-2\">Pledge 1.2: Q</h3>");
	assert_has(paper, "<h4 id=\"i-1_1_-2_a_-b___c\">O</h4>");
	assert_has(paper, "<h4 id=\"i-1_1_-2_1_-3\">1.3 N</h4>");
	assert_has(paper, "<h4 id=\"i-1_1_-2__3\">Objective</h4>");
	assert_has(paper, "<h2 id=\"i_2\">Priority: U</h2>");
	assert_has(paper, "<h2 id=\"i-3\">Pledge 3.</h2>");
	assert_has(paper, "<h2 id=\"i_4\">Pledge 4) Z</h2>");
	assert_has(paper, "<tr id=\"i_2__1\">");
}

static void test_dates(void **state)
{
	static const struct {
		const char *due, *time;
	} rows[] = {
		{"31 March 2019", "<time datetime=\"2019-03-31\">31 March 2019</time>"},
		{"March 2019", "<time datetime=\"2019-03\">March 2019</time>"},
		{"February 2020", "<time datetime=\"2020-02\">February 2020</time>"},
		{"2019", "<time datetime=\"2019\">2019</time>"},
		{"by end of March 2019",
			"<time datetime=\"2019-03-31\">by end of March 2019</time>"},
		{"2018/19",
			"<time datetime=\"2019-03-31\" data-start=\"2018-04-01\">2018/19</time>"},
		{"Years 1 and 2",
			"<time datetime=\"2020-03-31\" data-start=\"2018-04-01\">Years 1 and 2</time>"},
		{"from April 2019", "<td data-label=\"Deadline\">from April 2019</td>"},
		{"written \"soon <&>\"", "<td data-label=\"Deadline\">soon &lt;&amp;&gt;</td>"},
		{"March 2019 written \"next spring\"",
			"<time datetime=\"2019-03\">next spring</time>"},
		{"tbc by June 2019", "<td data-label=\"Deadline\">tbc by June 2019</td>"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str text = str_format(*state,
			"plan p \"P\" {\nperiod 2018/19 to 2020/21\ncolumns action, due\n}\n"
			"action \"a\" due %s\n",
			rows[i].due);
		assert_has(public_paper(*state, text.at), rows[i].time);
	}
}

static void test_deadline_and_status(void **state)
{
	const char *paper = public_paper(*state,
		"plan p \"P\" {\ncolumns action, due\ncall at risk \"Shaky\"\n}\n"
		"action \"a\" {\n"
		"due March 2018\n"
		"was December 2017 because \"staff were *ill*\" agreed \"Scrutiny\" on 6 February 2018\n"
		"was June 2017\n"
		"status at risk\n"
		"}\n"
		"action \"b\" due written \"Complete\" status complete\n"
		"action \"c\" due March 2019 status delayed written \"Late\" because \"rain\"\n"
		"action \"d\" due March 2019 status merged into 9\n"
		"action 9 \"e\" due May 2018 status complete on 1 May 2018\n"
		"action \"f\" {\ndue June 2018 for \"draft\"\ndue June 2019 for \"rest\"\n}\n");
	assert_has(paper, "</span> Overdue by 61 days</span>");
	assert_has(paper, "</span> Shaky</span>");
	assert_has(paper,
		"Was <time datetime=\"2017-12\">December 2017</time>: staff were <em>ill</em> (agreed: "
		"Scrutiny, <time datetime=\"2018-02-06\">6 February 2018</time>)");
	assert_has(paper, "Was <time datetime=\"2017-06\">June 2017</time></div>");
	assert_has(paper, "274 days later than first promised");
	assert_has(paper, "<td data-label=\"Deadline\">Complete</td>");
	assert_has(paper, "</span> Late</span>: rain");
	assert_has(paper, "</span> Merged</span> <a href=\"#i-9\">9 e</a>");
	assert_has(paper, "</span> Complete</span>, <time datetime=\"2018-05-01\">");
	assert_has(paper, "<div><time datetime=\"2018-06\">June 2018</time> (draft)</div>");
	assert_has(paper, "<tr><th scope=\"row\" data-label=\"What\"><a href=\"#i_1\">a</a></th>");
	assert_int_equal(count_of(paper, "Overdue by"),
		4); /* its row and line, the summary's row and head */
}

/* A table is no part of the summary above it: with no heading of the plan, its rows' word is one.
 */
static void test_bare_table(void **state)
{
	const char *paper = public_paper(
		*state, "plan p \"P\" {\ncall action \"Task\" plural \"Tasks\"\n}\naction \"a\"\n");
	assert_has(paper, "</section>\n<h2>Tasks</h2>\n<table");
	assert_lacks(paper, "About this plan");
	paper = public_paper(
		*state, "plan p \"P\" {\ntext \"Why.\"\n}\npledge 1 \"One\" {\naction \"a\"\n}\n");
	assert_has(paper,
		"<h2 id=\"about\">About this plan</h2>\n<div class=\"statement\">Why.</div>\n"
		"<h2 id=\"i-1\">Pledge 1: One</h2>");
	assert_int_equal(count_of(paper, "Why."), 1);
}

/* What check doubts (PL202) is marked, counted as not certain, and not called overdue. */
static void test_doubted_deadline(void **state)
{
	const char *paper = public_paper(*state,
		"plan p \"P\" {\nperiod 2018\n}\n"
		"action \"a\" due December 2017\naction \"b\" due December 2018\n");
	assert_lacks(paper, "Overdue by");
	assert_int_equal(count_of(paper, "</span> Before the plan’s period</span>"), 2);
	assert_has(paper, "<dt>Open without a certain deadline</dt><dd>1</dd>");
}

/* What has a column of its own is not said twice. */
static void test_signs_in_columns(void **state)
{
	const char *paper =
		public_paper(*state, "plan p \"P\" {\ncolumns action, due, overdue, status\n}\n"
				     "action \"a\" due March 2018 status at risk\n");
	assert_has(paper, "<td data-label=\"Deadline\"><time datetime=\"2018-03\">March 2018</time>"
			  "</td><td data-label=\"Overdue\">Overdue</td><td data-label=\"Status\">");
	/* In its row, in the timeline, and in the summary. */
	assert_int_equal(count_of(paper, "</span> At risk</span>"), 3);
}

static void test_owners(void **state)
{
	const char *paper = public_paper(*state,
		"plan p \"P\" {\ncolumns action, owner (role), with\ncall with \"Partners & co\"\n}\n"
		"person ada \"Ada <Marsh>\" role \"Head\" in parks email \"ada@northmere.example\"\n"
		"person ben \"Ben Hill\"\n"
		"team parks \"Parks & Co\"\nteam roads \"Roads\"\nperson twin \"Ada <Marsh>\" in roads\n"
		"action \"a\" owner ada, ben with ben\n"
		"action \"b\" owner ada written \"Ada's team\" with ben written \"\"\n"
		"action \"c\" owner parks, roads sponsor twin\n");
	assert_has(paper, "<td data-label=\"Owner\">Parks &amp; Co, Roads</td>");
	assert_has(paper, "<h3>Ada &lt;Marsh&gt; <span class=\"of\">(Roads)</span></h3>");
	assert_has(paper, "<td data-label=\"Owner\">"
			  "<div>Ada &lt;Marsh&gt; (Head)</div><div>Ben Hill</div></td>"
			  "<td data-label=\"Partners &amp; co\">Ben Hill</td>");
	assert_has(paper, "<td data-label=\"Owner\">Ada&#39;s team</td><td></td>");
	assert_has(paper,
		"<h3>Ada &lt;Marsh&gt; <span class=\"of\">(Head, Parks &amp; Co)</span></h3>\n<ul>\n<li><a href=\"#i_1\">a</a></li>\n"
		"<li><a href=\"#i_2\">b</a></li>\n</ul>\n<h3>Ben Hill</h3>");
	assert_lacks(paper, "mailto");
	paper = paper_of(*state, &(struct request){.full = true},
		"plan p \"P\"\nperson ada \"Ada\" email \"ada@northmere.example\"\n"
		"action \"a\" owner ada\n");
	assert_has(paper,
		"<a class=\"bare\" href=\"mailto:ada@northmere.example\">ada@northmere.example</a>");
}

static void test_table(void **state)
{
	const char *paper = public_paper(*state,
		"plan p \"P\" {\ncolumns action, so that \"Why\", due\ngroup by objective\n"
		"call pledge \"Promise\"\ncall action \"We *will*\"\n}\n"
		"pledge 1 \"One\" {\n"
		"objective \"O\" {\nso that \"x\"\naction \"a\"\naction \"b\"\n}\n"
		"}\n");
	assert_has(paper,
		"<caption class=\"hidden\">Promise 1: actions</caption>\n"
		"<colgroup><col class=\"w55\"><col class=\"w30\"><col class=\"w15\"></colgroup>\n"
		"<thead>\n<tr>"
		"<th scope=\"col\">We <em>will</em></th><th scope=\"col\">Why</th>"
		"<th scope=\"col\">Deadline</th></tr>\n</thead>\n<tbody>\n"
		"<tr class=\"group\" id=\"i-1__1\"><th scope=\"rowgroup\" colspan=\"3\">O</th>"
		"</tr>\n<tr id=\"i-1__1__1\"><th scope=\"row\" data-label=\"We will\">a</th>"
		"<td rowspan=\"2\" data-label=\"Why\">x</td><td></td></tr>\n"
		"<tr id=\"i-1__1__2\"><th scope=\"row\" data-label=\"We will\">b</th>"
		"<td></td></tr>\n</tbody>\n</table>");
}

static void test_withheld(void **state)
{
	const char *text = "plan p \"P\"\nperson ada \"Ada Marsh\"\n"
			   "pledge 1 \"One\" {\n"
			   "action 1.1 \"open\" after 1.2\n"
			   "action 1.2 \"secret\" {\nexempt \"Paragraph 3\"\nowner ada\n"
			   "due May 2017\n}\n"
			   "}\n";
	const char *paper = public_paper(*state, text);
	assert_lacks(paper, "secret");
	assert_lacks(paper, "Ada");
	assert_lacks(paper, "1.2");
	assert_has(paper, "1 action in 1 pledge");
	assert_has(paper, "<p>1 item is left out of this public version under Paragraph 3.</p>");
	paper = paper_of(*state, &(struct request){.full = true}, text);
	assert_has(paper, "secret");
	assert_has(paper, "<h3>Ada Marsh</h3>");
	assert_has(paper, "2 actions in 1 pledge");
	assert_lacks(paper, "left out");
}

static void test_nothing_typed_is_markup(void **state)
{
	const char *paper = public_paper(*state,
		"plan p \"P\" {\ncolumns action, custom, evidence, tag\n}\n"
		"action \"<img src=x onerror=alert(1)>\" {\n"
		"field custom \"[x](javascript:alert(1)) <b>\"\n"
		"evidence \"https://northmere.example/?a=1&b=\\\"2\", \"javascript:alert(2)\"\n"
		"tag a, b\n"
		"}\n");
	assert_lacks(paper, "<img");
	assert_lacks(paper, "<b>");
	assert_lacks(paper, "href=\"javascript");
	assert_has(paper, "<a class=\"bare\" href=\"https://northmere.example/?a=1&amp;b=");
}

static void test_summary(void **state)
{
	const char *paper = public_paper(*state,
		"plan p \"P\" {\ncall pledge \"Promise\" plural \"Promises\"\n"
		"call action \"We will\"\n}\n"
		"pledge 1 \"One\" {\n"
		"action \"a\" due April 2018 {\nmilestone \"m\" due May 2017\n}\n"
		"action \"b\" due June 2018 status on track\n"
		"action \"c\" due 31 August 2018\n"
		"action \"d\" due 1 September 2018\n"
		"action \"e\" status complete\n"
		"}\n"
		"pledge 2 \"Two\" {\n"
		"action \"f\" {\nmeasure \"x\"\n}\n"
		"action \"g\" {\n"
		"milestone \"n\" {\nmilestone \"o\" due March 2019\nmilestone \"p\"\n}\n"
		"}\n"
		"}\n");
	assert_has(paper, "<p class=\"lead\">7 actions and 4 milestones in 2 Promises</p>");
	assert_has(paper, "<dt>Overdue</dt><dd>1 <small>and 1 milestone</small></dd>");
	assert_has(paper, "<dt>Due in the next three months</dt><dd>2</dd>");
	/* What is made of steps is as certain as they are. */
	assert_has(paper, "<dt>Open without a certain deadline</dt>"
			  "<dd>1 <small>and 1 milestone</small></dd>");
	assert_has(paper, "</span> No status given</span> <strong>5</strong>");
	assert_has(paper, "<div class=\"moved\">Promise 1</div>");
	const char *first = strstr(paper, "#i-1__1__1"), *second = strstr(paper, "#i-1__1\"");
	assert_true(first && second && first < second);
}

/* The index names sponsors in the plan's word for them, apart from what a party owns. */
static void test_index(void **state)
{
	const char *paper = public_paper(*state,
		"plan p \"P\" {\ncall sponsor \"Lead Member\"\n}\n"
		"person ada \"Ada\"\nperson ben \"Ben\"\nperson cara \"Cara\"\n"
		"pledge 1 \"One\" {\nsponsor cara\n"
		"action 1 \"a\" sponsor ada owner ben due March 2019\n"
		"action 2 \"b\" owner ada\n"
		"action 3 \"c\" sponsor ben, ada exempt \"x\"\n}\n");
	assert_has(paper,
		"<h3>Ada</h3>\n<ul>\n<li><a href=\"#i-1_2\">2 b</a></li>\n</ul>\n"
		"<p>Lead Member:</p>\n<ul>\n<li><a href=\"#i-1_1\">1 a</a> ("
		"<time datetime=\"2019-03\">March 2019</time>)</li>\n</ul>\n"
		"<h3>Ben</h3>\n<ul>\n<li><a href=\"#i-1_1\">1 a</a> ("
		"<time datetime=\"2019-03\">March 2019</time>)</li>\n</ul>\n"
		"<h3>Cara</h3>\n<p>Lead Member:</p>\n<ul>\n<li><a href=\"#i-1\">1 One</a></li>\n"
		"</ul>\n<p class=\"back\"><a href=\"#contents\">");
}

/* Where a plan counts its actions anew in each container, and has no word for those. */
static void test_words_for_places(void **state)
{
	const char *paper = public_paper(*state,
		"plan p \"P\" {\ncall theme \"Aim\"\ncall pledge \"\"\n"
		"call action \"Activity\" plural \"Activities\"\n}\n"
		"theme 1 \"Nature\" {\npledge 1.1 \"Ponds\" {\n"
		"action 1 \"Dig.\" {\nnumber \"1.\"\nmilestone \"Agree the sites.\" due May 2017\n}\n"
		"}\npledge 1.2 {\naction \"Fill.\" due May 2017\n}\n}\n"
		"theme 2 \"Play\" {\naction 1 \"Mend.\" {\nmilestone \"Buy wood.\" due May 2017\n}\n}\n"
		"theme 3 \"Rest\" {\nnumber \"three\"\naction \"Sit.\"\n}\n"
		"action 4 \"Meet.\" {\nmilestone \"Invite.\" due May 2017\n}\n");
	assert_has(paper, "<caption class=\"hidden\">1.1 Ponds: Activities</caption>");
	assert_has(paper, "<caption class=\"hidden\">1.2: Activities</caption>");
	assert_has(paper, "Agree the sites.</a><div class=\"moved\">1.1 Ponds, Activity 1.</div>");
	assert_has(paper, "Fill.</a><div class=\"moved\">1.2</div>");
	assert_has(paper, "Buy wood.</a><div class=\"moved\">Aim 2, Activity 1</div>");
	assert_has(paper, "Invite.</a><div class=\"moved\">Activity 4</div>");
	assert_has(paper, "<li><a href=\"#i-1\">Aim 1: Nature</a></li>");
	assert_has(paper, "<li><a href=\"#i-3\">Aim three: Rest</a></li>");
}

/* Every part is long enough to be seen, and none lies on another. */
static void test_bar_of_statuses(void **state)
{
	char text[20000] = "plan p \"P\"\naction \"z\" status at risk\n";
	for (int i = 0; i < 400; i++)
		strcat(text, "action \"a\" status on track\n");
	const char *paper = public_paper(*state, text);
	assert_has(paper, "aria-hidden=\"true\"><rect class=\"risk\" x=\"0\" width=\"10\" "
			  "height=\"16\"/><rect class=\"good\" x=\"14\" width=\"982\"");
}

/* Behind the tables: each section once, with a link in the contents and one back. */
static void test_sections(void **state)
{
	const char *paper = public_paper(*state,
		"plan p \"P\" {\nperiod 2018/19\n}\nperson ada \"Ada\"\n"
		"goal air \"Air\"\ngoal sea \"Sea\"\ngoal secret \"Secret\"\n"
		"pledge 1 \"One\" {\nsupports air\n"
		"action 1 \"a\" owner ada due March 2019 was May 2018 because \"rain\" "
		"agreed \"Cabinet\"\n"
		"action 2 \"b\" due 1 April 2018 status complete\n"
		"action 3 \"c\" supports air\n"
		"action 4 \"hidden\" due 3 March 2019 was March 2018 exempt \"x\" supports secret, air\n"
		"}\n");
	static const char *const ids[] = {"timeline", "slips", "deadlines", "goals", "owners"};
	char part[64];
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		snprintf(part, sizeof part, "<li><a href=\"#%s\">", ids[i]);
		assert_has(paper, part);
		snprintf(part, sizeof part, "<h2 id=\"%s\">", ids[i]);
		assert_int_equal(count_of(paper, part), 1);
	}
	assert_int_equal(count_of(paper, "<p class=\"back\"><a href=\"#contents\">"), 5);
	assert_lacks(paper, "hidden</a>");
	assert_lacks(paper, "Secret");
	assert_has(paper, "<li>from <time datetime=\"2018-05\">May 2018</time> to "
			  "<time datetime=\"2019-03\">March 2019</time>, 304 days later: rain "
			  "(agreed: Cabinet)</li>");
	assert_has(paper, "<h3>April 2018</h3>\n<ul>\n<li><a href=\"#i-1_2\">2 b</a> (");
	assert_has(paper, "<p>Served by nothing:</p>\n<ul>\n<li>Sea</li>\n</ul>");
	assert_has(paper, "<a href=\"#goal-air\">Air</a></th><td data-label=\"In all\">2</td>"
			  "<td data-label=\"1 One\">2</td></tr>");
	assert_has(paper, "<h3>Without a day</h3>\n<ul>\n<li><a href=\"#i-1_3\">3 c</a></li>");
	/* A bar and a mark where it was, a dashed line, a bar and a mark where it is. */
	assert_has(paper, "<line class=\"was\"");
	assert_has(paper, "<use href=\"#t-w\"");
	assert_has(paper, "<use href=\"#t-o\"");
	assert_has(paper, "<use href=\"#t-d\" x=\"0.27%\"");
	paper = public_paper(*state, "plan p \"P\"\naction \"a\"\n");
	assert_lacks(paper, "id=\"timeline\"");
	assert_lacks(paper, "#contents");
}

/* So many actions with a milestone, twenty under a pledge. */
static const char *long_paper(struct arena *arena, unsigned actions)
{
	char *text = arena_alloc(arena, 64 + actions * 128), *at = text;
	at += sprintf(at, "plan p \"P\" {\nperiod 2018/19\n}\n");
	for (unsigned i = 0; i < actions; i++) {
		at += sprintf(at, i % 20 == 0 ? "pledge \"Q\" {\n" : "");
		at += sprintf(
			at, "action \"a\" due March 2019 {\nmilestone \"m\" due June 2018\n}\n");
		at += sprintf(at, i % 20 == 19 ? "}\n" : "");
	}
	return public_paper(arena, text);
}

/* As many lines as can be read: of items, of actions, of headings. */
static void test_timelines_of_long_plans(void **state)
{
	static const char line[] = "<td><svg aria-hidden=\"true\">",
			  group[] = "<tr class=\"group\">";
	const char *paper = long_paper(*state, 300);
	assert_int_equal(count_of(paper, line), 600);
	assert_int_equal(count_of(paper, group), 15);
	paper = long_paper(*state, 320);
	assert_int_equal(count_of(paper, line), 320);
	assert_has(paper, "<div>1 milestone</div></td>");
	assert_has(paper, "milestones stand on the line of what they are steps to");
	paper = long_paper(*state, 1220);
	assert_int_equal(count_of(paper, line), 61);
	assert_int_equal(count_of(paper, group), 0);
	assert_has(paper, "<div>20 actions, 20 milestones</div></td>");
	assert_has(paper, "all that stands under one heading is drawn on one line");
}

static void test_notes_of_what_is_listed(void **state)
{
	const char *paper = public_paper(*state,
		"plan p \"P\"\npledge 1 \"Q\" {\n"
		"action a \"Dig.\" {\n"
		"milestone \"Agree.\" due May 2017 {\nnote \"By the Board.\"\n}\n}\n"
		"measure \"Ponds\" target 5 {\nnote \"As *counted* in June.\"\n}\n}\n");
	assert_has(paper, "<div class=\"note\">By the Board.</div>");
	assert_has(paper, "<div class=\"note\">As <em>counted</em> in June.</div>");
}

static void test_summary_counts_what_has_no_deadline(void **state)
{
	/* An action that leaves its deadlines to its milestones has some; each counts by itself. */
	const char *paper = public_paper(*state,
		"plan p \"P\" {\nperiod April 2017 to March 2019\n"
		"call action \"Commitment\"\n}\n"
		"action \"a\" {\nmilestone \"m\" due May 2018\nmilestone \"n\" due June 2018\n}\n");
	assert_has(paper, "<dt>Open without a certain deadline</dt><dd>0</dd>");
	/* One of something is called by its own word, even if many of it have none. */
	assert_has(paper, "<p class=\"lead\">1 Commitment and 2 milestones</p>");
	/* Nothing is said of a status that no item has. */
	assert_null(strstr(paper, "By status"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_head, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_headings, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_dates, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_deadline_and_status, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bare_table, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_doubted_deadline, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_signs_in_columns, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_owners, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_table, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_withheld, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_nothing_typed_is_markup, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_summary, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_index, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_words_for_places, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bar_of_statuses, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_sections, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_timelines_of_long_plans, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_notes_of_what_is_listed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_summary_counts_what_has_no_deadline, set_up, tear_down),
	};
	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
