/* What a plan looks like. The actions only build the tree; what it means is resolve's to say. Any
 * word of the language may be a name, so a keyword is one only where its place says so. */
%require "3.8"
%define api.prefix {plan_}
%define api.pure full
%define api.token.prefix {T_}
%define api.token.raw
%define api.value.type union
%define api.location.type {struct span}
%define parse.error custom
/* The grammar is compiled twice (see parse.c), by two skeletons; parse.lac is for one of them. */
%locations
%expect 0
%param { void *scanner } { struct parser *p }

%code requires {
#include "tree.h"
}

%code provides {
/* The same grammar for files without mistakes: not 0 at the first token that does not fit. */
int quick_parse(void *scanner, struct parser *p);

/* The keyword tokens with their words, from the declarations below. */
void plan_keywords(struct words *words);

/* True for what lines and blocks are made of: line ends, braces, and the end. */
static inline bool shapes_lines(int token)
{
	/* In the order of their numbers, so that most others are told by one comparison. */
	return token <= T_RBRACE && (token >= T_EOL || token == T_YYEOF);
}
}

%code {
#include <string.h>

/* The next token, which stays where it is until TOKENS_KEPT have come behind it. */
__attribute__((always_inline)) static inline const struct token *next_token(
	void *scanner, struct parser *p)
{
	struct token *token = token_room(p);
	/* Inside a line, which is where most tokens stand, there is nothing to balance. */
	if (!p->inside_line) {
		balance_token(p, scanner, token, false);
	} else {
		scan_token(p, scanner, token);
		if (shapes_lines(token->kind))
			balance_token(p, scanner, token, true);
	}
	p->taken_count++;
	return token;
}

#ifndef PLAN_QUICK
#define YYLLOC_DEFAULT(Cur, Rhs, N)                                                                \
	((Cur) = (N) ? (struct span){YYRHSLOC(Rhs, 1).start, YYRHSLOC(Rhs, N).end}                 \
		     : (struct span){YYRHSLOC(Rhs, 0).end, YYRHSLOC(Rhs, 0).end})

static int yylex(YYSTYPE *value, struct span *place, void *scanner, struct parser *p);
static void yyerror(struct span *place, void *scanner, struct parser *p, const char *message);
#endif
}

/* Shapes: the alias is what people call it. A keyword's alias is the keyword. */
%token <struct word *> WORD "a name" TAG_LINE "a language such as `cy`"
%token EOL "the end of the line" LBRACE "`{`" RBRACE "`}`" COMMA "`,`" LPAREN "`(`" RPAREN "`)`"
%token BAD "a mark that plans do not use" /* never expected, so always reported */
%token QUOTED "a text in quotes" MARK "a footnote mark"
%token NUM "a number" BIGNUM "a number such as 1,200" DECIMAL "a decimal number"
%token ORDINAL "a day such as `31st`"
%token ISOMONTH "a month such as `2018-03`" ISODATE "a date such as `2018-03-31`"
%token YEARSPAN "a plan year such as `2017/18`" PATH "a path such as `1.2/1`"
%token DASHED "a date with dashes such as `2018–03–31`" DASH "`–`" SLASH "`/`" DATE_QUOTE "`\"`"
%token PERCENT "a percentage" MONEY "an amount of money"
%token <struct word *> MONTH "a month" SEASON "a season" QUARTER "a quarter"
%token <struct word *> UNIT "a unit of time" FREQUENCY "a frequency"
%token <struct word *> YEAR "`year`" MONTHS "`month`"

%token <struct word *>
	PLAN_LANGUAGE "plan-language" INCLUDE "include" PLAN "plan" THEME "theme" PLEDGE "pledge"
	OBJECTIVE "objective" ACTION "action" MILESTONE "milestone" MEASURE "measure"
	PERSON "person" POST "post" TEAM "team" DIRECTORATE "directorate" BODY "body" GROUP "group"
	GOAL "goal" PHASE "phase" EVENT "event" REPORT "report"
	SUBTITLE "subtitle" PUBLISHER "publisher" TEXT "text" NOTE "note" PERIOD "period"
	YEARS "years" ADOPTED "adopted" SLIPS "slips" NEED "need" REASON "reason"
	APPROVAL "approval" NEVER "never" REQUIRE "require" RULE "rule" OFF "off"
	WARNING_ "warning" ERROR_ "error" LANGUAGES "languages" RETIRED "retired"
	DISTINCT "distinct" CALL "call" PLURAL "plural" COLUMNS "columns" WHERE "where"
	SORT "sort" DESCENDING "descending" OWNER "owner" SPONSOR "sponsor" WITH "with"
	DUE "due" START "start" WAS "was" STATUS "status" PROGRESS "progress" RAG "rag"
	UPDATE "update" SO "so" THAT "that" RESPONSE "response" AGREE "agree"
	DISAGREE "disagree" PART "part" SUPPORTS "supports" AFTER "after" SEE "see" TAG "tag"
	FIELD "field" BUDGET "budget" EVIDENCE "evidence" FOOTNOTE "footnote" NUMBER "number"
	FORMERLY "formerly" EXEMPT "exempt" BASELINE "baseline" TARGET "target" ACTUAL "actual"
	ROLE "role" IN "in" FROM "from" UNTIL "until" EMAIL "email" AKA "aka" HELD "held"
	BY "by" VACANT "vacant" ON "on" BECAUSE "because" AGREED "agreed" WRITTEN "written"
	FOR "for" TO "to" AND "and" DURING "during"
	ONWARDS "onwards" END "end" OF "of" THE "the" EVERY "every"
	HALF "half" ONGOING "ongoing" REVIEW "review" TBC "tbc" FINANCIAL "financial"
	CALENDAR "calendar" ACADEMIC "academic" NOT "not" STARTED "started" TRACK "track"
	AT "at" RISK "risk" DELAYED "delayed" COMPLETE "complete" CANCELLED "cancelled"
	PAUSED "paused" MERGED "merged" INTO "into" WITHIN "within" PER "per" CENT "cent"
	NOT_STARTED "not-started" IN_PROGRESS "in-progress" ON_TRACK "on-track"
	AT_RISK "at-risk" IS "is" OR "or" BEFORE "before"
	CHANGED "changed" SINCE "since"

%nterm <struct ast_text *> text texts
%nterm <struct text_list> translated listed
%nterm <struct ast_ref *> name ref path mark field-value status-name
%nterm <struct ref_list> refs requirements
%nterm <struct comparand_list> values
%nterm <struct ast_comparand *> value-of
%nterm <struct word *> keyword plain-keyword operator word date-word kind-word party-word
%nterm <struct node_head> untitled titled party
%nterm <struct clause_list> clauses line attributes
%nterm <struct ast_clause *> clause attribute
%nterm <struct ast_terms *> terms when-terms
%nterm <struct ast_when *> when
%nterm <struct range_list> ranges several
%nterm <struct ast_point *> range
%nterm <struct ast_point *> point date named every-from every-until opt-on
%nterm <struct ast_status_value *> status known-status
%nterm <struct ast_value *> value amount percent
%nterm <struct ast_field *> field callable
%nterm <struct column_list> columns
%nterm <struct ast_column *> column
%nterm <struct ast_condition *> condition conjunction term test
%nterm <struct sort_list> sorts
%nterm <struct ast_sort *> sort
%nterm <struct ast_update *> update
%nterm <struct ast_ref *> level
%nterm <bool> of
%nterm <enum ast_unit> unit

%%

file
	: body
	;

/* A header is split from its body, so that a mistake in one does not spoil the other. */
body
	: %empty
	| body untitled EOL             { tree_add_node(p, &$2); }
	| body titled EOL               { tree_add_node(p, &$2); }
	| body party EOL                { tree_add_node(p, &$2); }
	| body broken-line              { yyerrok; }
	| body open body RBRACE EOL     { tree_close(p, @4); }
	| body clause EOL               { tree_add_clauses(p, clause_list(NULL, $2)); }
	| body clause error EOL         { tree_add_clauses(p, clause_list(NULL, $2)); tree_damaged(p); yyerrok; }
	| body clauses EOL              { tree_add_clauses(p, $2); }
	| body clauses error EOL        { tree_add_clauses(p, $2); tree_damaged(p); yyerrok; }
	| body line EOL                 { tree_add_clauses(p, $2); }
	| body line error EOL           { tree_add_clauses(p, $2); tree_damaged(p); yyerrok; }
	| body error EOL                { tree_lost_line(p, @2); yyerrok; }
	| body TAG_LINE QUOTED EOL      { tree_translate_title(p, $2, @3, span_join(@2, @4)); }
	| body INCLUDE text EOL         { tree_include(p, @2, span_join(@2, @4), $3); }
	| body PLAN_LANGUAGE NUM EOL    { tree_version(p, @2, @3, span_join(@2, @4)); }
	;

open
	: untitled LBRACE EOL           { tree_open(p, &$1, @2); }
	| titled LBRACE EOL             { tree_open(p, &$1, @2); }
	| party LBRACE EOL              { tree_open(p, &$1, @2); }
	| broken-open                   { yyerrok; }
	| error LBRACE EOL              { tree_open_lost(p, @$, @2); yyerrok; }
	;

/* A header without a title has no clauses on its line: `action owner` names the action. */
untitled
	: kind-word                     { $$ = tree_head(p, $1, NULL, NULL, @1, @$); }
	| kind-word name                { $$ = tree_head(p, $1, $2, NULL, @1, @$); }
	;

titled
	: kind-word text                { $$ = tree_head(p, $1, NULL, $2, @1, @$); }
	| kind-word name text           { $$ = tree_head(p, $1, $2, $3, @1, @$); }
	| titled clause                 { $$ = tree_head_says($1, $2); }
	;

party
	: party-word text               { $$ = tree_head(p, $1, NULL, $2, @1, @$); }
	| party-word name text          { $$ = tree_head(p, $1, $2, $3, @1, @$); }
	| GROUP text                    { $$ = tree_head(p, $1, NULL, $2, @1, @$); }
	| GROUP name text               { $$ = tree_head(p, $1, $2, $3, @1, @$); }
	| party attribute               { $$ = tree_head_says($1, $2); }
	;

/* A header that could not be understood keeps what was. `error` must not end a rule: what follows it
 * is skipped only while the parser waits for the end of the line. */
broken-line
	: kind-word error EOL           { tree_add_broken(p, tree_head(p, $1, NULL, NULL, @1, @1), @2); }
	| kind-word name error EOL      { tree_add_broken(p, tree_head(p, $1, $2, NULL, @1, @1), @3); }
	| titled error EOL              { tree_add_broken(p, $1, @2); }
	| party-word error EOL          { tree_add_broken(p, tree_head(p, $1, NULL, NULL, @1, @1), @2); }
	| party-word name error EOL     { tree_add_broken(p, tree_head(p, $1, $2, NULL, @1, @1), @3); }
	| GROUP error EOL               { tree_add_broken(p, tree_head(p, $1, NULL, NULL, @1, @1), @2); }
	| GROUP name error EOL          { tree_add_broken(p, tree_head(p, $1, $2, NULL, @1, @1), @3); }
	| party error EOL               { tree_add_broken(p, $1, @2); }
	;

broken-open
	: kind-word error LBRACE EOL        { tree_open_broken(p, tree_head(p, $1, NULL, NULL, @1, @1), @2, @3); }
	| kind-word name error LBRACE EOL   { tree_open_broken(p, tree_head(p, $1, $2, NULL, @1, @1), @3, @4); }
	| titled error LBRACE EOL           { tree_open_broken(p, $1, @2, @3); }
	| party-word error LBRACE EOL       { tree_open_broken(p, tree_head(p, $1, NULL, NULL, @1, @1), @2, @3); }
	| party-word name error LBRACE EOL  { tree_open_broken(p, tree_head(p, $1, $2, NULL, @1, @1), @3, @4); }
	| GROUP error LBRACE EOL            { tree_open_broken(p, tree_head(p, $1, NULL, NULL, @1, @1), @2, @3); }
	| GROUP name error LBRACE EOL       { tree_open_broken(p, tree_head(p, $1, $2, NULL, @1, @1), @3, @4); }
	| party error LBRACE EOL            { tree_open_broken(p, $1, @2, @3); }
	;

kind-word
	: PLAN | THEME | PLEDGE | OBJECTIVE | ACTION | MILESTONE | MEASURE | GOAL | REPORT
	;

/* Without `group`, which may also begin `group by`. */
party-word
	: PERSON | POST | TEAM | DIRECTORATE | BODY | PHASE | EVENT
	;

clauses
	: clause clause                 { $$ = clause_pair($1, $2); }
	| clauses clause                { $$ = clause_list(&$1, $2); }
	;

line
	: attributes
	| WHERE condition               { $$ = clause_list(NULL, clause_where(p, @1, @$, $2)); }
	| YEARS FINANCIAL               { $$ = clause_list(NULL, clause_years(p, @1, @$, ref_word(p, $2, @2), NULL)); }
	| YEARS CALENDAR                { $$ = clause_list(NULL, clause_years(p, @1, @$, ref_word(p, $2, @2), NULL)); }
	| YEARS ACADEMIC                { $$ = clause_list(NULL, clause_years(p, @1, @$, ref_word(p, $2, @2), NULL)); }
	| YEARS FROM date               { $$ = clause_list(NULL, clause_years(p, @1, @$, NULL, $3)); }
	;

attributes
	: attribute                     { $$ = clause_list(NULL, $1); }
	| attributes attribute          { $$ = clause_list(&$1, $2); }
	;

attribute
	: ROLE text                     { $$ = clause_text(p, CLAUSE_ROLE, @1, @$, $2); }
	| IN refs                       { $$ = clause_refs(p, CLAUSE_IN, @1, @$, $2, NULL); }
	| FROM point                    { $$ = clause_point(p, CLAUSE_FROM, @1, @$, $2); }
	| UNTIL point                   { $$ = clause_point(p, CLAUSE_UNTIL, @1, @$, $2); }
	| ON point                      { $$ = clause_point(p, CLAUSE_ON, @1, @$, $2); }
	| EMAIL text                    { $$ = clause_text(p, CLAUSE_EMAIL, @1, @$, $2); }
	| AKA texts                     { $$ = clause_text(p, CLAUSE_AKA, @1, @$, $2); }
	| HELD BY refs                  { $$ = clause_refs(p, CLAUSE_HELD_BY, @1, @$, $3, NULL); }
	| VACANT                        { $$ = clause_word(p, CLAUSE_VACANT, @1, @$, $1); }
	;

clause
	: SUBTITLE text                 { $$ = clause_text(p, CLAUSE_SUBTITLE, @1, @$, $2); }
	| PUBLISHER text                { $$ = clause_text(p, CLAUSE_PUBLISHER, @1, @$, $2); }
	| TEXT text                     { $$ = clause_text(p, CLAUSE_TEXT, @1, @$, $2); }
	| NOTE text                     { $$ = clause_text(p, CLAUSE_NOTE, @1, @$, $2); }
	| SO THAT text                  { $$ = clause_text(p, CLAUSE_SO_THAT, span_join(@1, @2), @$, $3); }
	| NUMBER text                   { $$ = clause_text(p, CLAUSE_NUMBER, @1, @$, $2); }
	| EXEMPT text                   { $$ = clause_text(p, CLAUSE_EXEMPT, @1, @$, $2); }
	| EVIDENCE texts                { $$ = clause_text(p, CLAUSE_EVIDENCE, @1, @$, $2); }
	| PERIOD when                   { $$ = clause_when(p, CLAUSE_PERIOD, @1, @$, $2, NULL); }
	| ADOPTED point                 { $$ = clause_point(p, CLAUSE_ADOPTED, @1, @$, $2); }
	| SLIPS NEED REASON             { $$ = clause_word(p, CLAUSE_SLIPS, @1, @$, $3); }
	| SLIPS NEED APPROVAL           { $$ = clause_word(p, CLAUSE_SLIPS, @1, @$, $3); }
	| SLIPS NEVER                   { $$ = clause_word(p, CLAUSE_SLIPS, @1, @$, $2); }
	| REQUIRE requirements ON kind-word     { $$ = clause_require(p, @1, @$, $2, ref_word(p, $4, @4)); }
	| RULE name level               { $$ = clause_rule(p, @1, @$, $2, $3); }
	| LANGUAGES refs                { $$ = clause_refs(p, CLAUSE_LANGUAGES, @1, @$, $2, NULL); }
	| RETIRED refs                  { $$ = clause_refs(p, CLAUSE_RETIRED, @1, @$, $2, NULL); }
	| DISTINCT refs                 { $$ = clause_refs(p, CLAUSE_DISTINCT, @1, @$, $2, NULL); }
	| CALL callable text               { $$ = clause_call(p, @1, @$, $2, $3, NULL); }
	| CALL callable text PLURAL text   { $$ = clause_call(p, @1, @$, $2, $3, $5); }
	| COLUMNS columns               { $$ = clause_columns(p, @1, @$, $2); }
	| GROUP BY kind-word            { $$ = clause_group(p, span_join(@1, @2), @$, field_of(p, @3)); }
	| SORT BY sorts                 { $$ = clause_sort(p, span_join(@1, @2), @$, $3); }
	| OWNER refs                    { $$ = clause_refs(p, CLAUSE_OWNER, @1, @$, $2, NULL); }
	| OWNER refs terms              { $$ = clause_refs(p, CLAUSE_OWNER, @1, @$, $2, $3); }
	| SPONSOR refs                  { $$ = clause_refs(p, CLAUSE_SPONSOR, @1, @$, $2, NULL); }
	| SPONSOR refs terms            { $$ = clause_refs(p, CLAUSE_SPONSOR, @1, @$, $2, $3); }
	| WITH refs                     { $$ = clause_refs(p, CLAUSE_WITH, @1, @$, $2, NULL); }
	| WITH refs terms               { $$ = clause_refs(p, CLAUSE_WITH, @1, @$, $2, $3); }
	| OWNER WRITTEN text            { $$ = clause_written(p, CLAUSE_OWNER, @1, @$, $3); }
	| SPONSOR WRITTEN text          { $$ = clause_written(p, CLAUSE_SPONSOR, @1, @$, $3); }
	| WITH WRITTEN text             { $$ = clause_written(p, CLAUSE_WITH, @1, @$, $3); }
	| STATUS WRITTEN text           { $$ = clause_written(p, CLAUSE_STATUS, @1, @$, $3); }
	| DUE when                      { $$ = clause_when(p, CLAUSE_DUE, @1, @$, $2, NULL); }
	| DUE when when-terms           { $$ = clause_when(p, CLAUSE_DUE, @1, @$, $2, $3); }
	| START when                    { $$ = clause_when(p, CLAUSE_START, @1, @$, $2, NULL); }
	| START when when-terms         { $$ = clause_when(p, CLAUSE_START, @1, @$, $2, $3); }
	| WAS when                      { $$ = clause_when(p, CLAUSE_WAS, @1, @$, $2, NULL); }
	| WAS when when-terms           { $$ = clause_when(p, CLAUSE_WAS, @1, @$, $2, $3); }
	| DUE WRITTEN text              { $$ = clause_when(p, CLAUSE_DUE, @1, @$, when_words(p), term_written(p, NULL, $3)); }
	| DUE WRITTEN text terms        { $$ = clause_when(p, CLAUSE_DUE, @1, @$, when_words(p), term_written(p, $4, $3)); }
	| START WRITTEN text            { $$ = clause_when(p, CLAUSE_START, @1, @$, when_words(p), term_written(p, NULL, $3)); }
	| START WRITTEN text terms      { $$ = clause_when(p, CLAUSE_START, @1, @$, when_words(p), term_written(p, $4, $3)); }
	| WAS WRITTEN text              { $$ = clause_when(p, CLAUSE_WAS, @1, @$, when_words(p), term_written(p, NULL, $3)); }
	| WAS WRITTEN text terms        { $$ = clause_when(p, CLAUSE_WAS, @1, @$, when_words(p), term_written(p, $4, $3)); }
	| STATUS status                 { $$ = clause_status(p, @1, @$, $2, NULL); }
	| STATUS status date            { $$ = clause_status(p, @1, @$, $2, term_on(p, NULL, understood_on(p, $3, @3))); }
	| STATUS status LPAREN date RPAREN { $$ = clause_status(p, @1, @$, $2, term_on(p, NULL, understood_on(p, $4, span_join(@3, @5)))); }
	| STATUS status date terms      { $$ = clause_status(p, @1, @$, $2, term_on(p, $4, understood_on(p, $3, @3))); }
	| STATUS status LPAREN date RPAREN terms { $$ = clause_status(p, @1, @$, $2, term_on(p, $6, understood_on(p, $4, span_join(@3, @5)))); }
	| STATUS status terms           { $$ = clause_status(p, @1, @$, $2, $3); }
	| PROGRESS percent              { $$ = clause_amount(p, CLAUSE_PROGRESS, @1, @$, $2, NULL, NULL); }
	| RAG name                      { $$ = clause_refs(p, CLAUSE_RAG, @1, @$, ref_list(NULL, $2), NULL); }
	| UPDATE update                 { $$ = clause_update(p, @1, @$, $2); }
	| RESPONSE text                 { $$ = clause_response(p, @1, @$, NULL, false, $2); }
	| RESPONSE AGREE text           { $$ = clause_response(p, @1, @$, $2, false, $3); }
	| RESPONSE AGREE IN PART text   { $$ = clause_response(p, @1, @$, $2, true, $5); }
	| RESPONSE DISAGREE text        { $$ = clause_response(p, @1, @$, $2, false, $3); }
	| RESPONSE AGREE                { $$ = clause_response(p, @1, @$, $2, false, NULL); }
	| RESPONSE AGREE IN PART        { $$ = clause_response(p, @1, @$, $2, true, NULL); }
	| RESPONSE DISAGREE             { $$ = clause_response(p, @1, @$, $2, false, NULL); }
	| AFTER date-words              { $$ = clause_after_date(p, @1, @$, @2); }
	| SUPPORTS refs                 { $$ = clause_refs(p, CLAUSE_SUPPORTS, @1, @$, $2, NULL); }
	| AFTER refs                    { $$ = clause_refs(p, CLAUSE_AFTER, @1, @$, $2, NULL); }
	| SEE refs                      { $$ = clause_refs(p, CLAUSE_SEE, @1, @$, $2, NULL); }
	| TAG refs                      { $$ = clause_refs(p, CLAUSE_TAG, @1, @$, $2, NULL); }
	| FORMERLY refs                 { $$ = clause_refs(p, CLAUSE_FORMERLY, @1, @$, $2, NULL); }
	| FIELD field-value text        { $$ = clause_named(p, CLAUSE_FIELD, @1, @$, $2, $3); }
	| FOOTNOTE mark                 { $$ = clause_named(p, CLAUSE_FOOTNOTE, @1, @$, $2, NULL); }
	| FOOTNOTE mark text            { $$ = clause_named(p, CLAUSE_FOOTNOTE, @1, @$, $2, $3); }
	| BUDGET amount                 { $$ = clause_amount(p, CLAUSE_BUDGET, @1, @$, $2, NULL, NULL); }
	| BUDGET amount text            { $$ = clause_amount(p, CLAUSE_BUDGET, @1, @$, $2, NULL, $3); }
	| BUDGET text                   { $$ = clause_amount(p, CLAUSE_BUDGET, @1, @$, NULL, NULL, $2); }
	| BASELINE value                { $$ = clause_amount(p, CLAUSE_BASELINE, @1, @$, $2, NULL, NULL); }
	| BASELINE value IN point       { $$ = clause_amount(p, CLAUSE_BASELINE, @1, @$, $2, $4, NULL); }
	| BASELINE value ON point       { $$ = clause_amount(p, CLAUSE_BASELINE, @1, @$, $2, $4, NULL); }
	| TARGET value                  { $$ = clause_amount(p, CLAUSE_TARGET, @1, @$, $2, NULL, NULL); }
	| TARGET value BY point         { $$ = clause_amount(p, CLAUSE_TARGET, @1, @$, $2, $4, NULL); }
	| TARGET value IN point         { $$ = clause_amount(p, CLAUSE_TARGET, @1, @$, $2, $4, NULL); }
	| TARGET value ON point         { $$ = clause_amount(p, CLAUSE_TARGET, @1, @$, $2, $4, NULL); }
	| ACTUAL value                  { $$ = clause_amount(p, CLAUSE_ACTUAL, @1, @$, $2, NULL, NULL); }
	| ACTUAL value IN point         { $$ = clause_amount(p, CLAUSE_ACTUAL, @1, @$, $2, $4, NULL); }
	| ACTUAL value ON point         { $$ = clause_amount(p, CLAUSE_ACTUAL, @1, @$, $2, $4, NULL); }
	;

/* Words behind a value. An `on` behind `agreed "…"` says when that was. */
terms
	: WRITTEN text                  { $$ = term_written(p, NULL, $2); }
	| FOR text                      { $$ = term_label(p, NULL, $2); }
	| BECAUSE text                  { $$ = term_because(p, NULL, $2); }
	| AGREED text                   { $$ = term_agreed(p, NULL, $2); }
	| ON point                      { $$ = term_on(p, NULL, $2); }
	| terms WRITTEN text            { $$ = term_written(p, $1, $3); }
	| terms FOR text                { $$ = term_label(p, $1, $3); }
	| terms BECAUSE text            { $$ = term_because(p, $1, $3); }
	| terms AGREED text             { $$ = term_agreed(p, $1, $3); }
	| terms ON point                { $$ = term_on(p, $1, $3); }
	;

/* Behind a deadline, whose place is @0, a text without a word is a slip. */
when-terms
	: terms
	| QUOTED                        { $$ = NULL; report_bare_text(p, @0, @1); }
	| QUOTED terms                  { $$ = $2; report_bare_text(p, @0, @1); }
	;

/* Texts and names */

text
	: QUOTED                        { $$ = text_new(p, NULL, @1); }
	| translated                    { $$ = $1.first; }
	;

translated
	: QUOTED TAG_LINE QUOTED        { $$ = text_pair(text_new(p, NULL, @1), text_new(p, $2, @3)); }
	| translated TAG_LINE QUOTED    { $$ = text_list(&$1, text_new(p, $2, @3)); }
	;

texts
	: QUOTED                        { $$ = text_new(p, NULL, @1); }
	| listed                        { $$ = $1.first; }
	;

listed
	: QUOTED list-sign QUOTED       { $$ = text_pair(text_new(p, NULL, @1), text_new(p, NULL, @3)); }
	| listed list-sign QUOTED       { $$ = text_list(&$1, text_new(p, NULL, @3)); }
	;

name
	: WORD                          { $$ = ref_word(p, $1, @1); }
	| date-word                     { $$ = ref_word(p, $1, @1); }
	| keyword                       { $$ = ref_word(p, $1, @1); }
	| NUM                           { $$ = ref_slice(p, @1); }
	| DECIMAL                       { $$ = ref_slice(p, @1); }
	| ORDINAL                       { $$ = ref_slice(p, @1); }
	| ISOMONTH                      { $$ = ref_slice(p, @1); }
	| ISODATE                       { $$ = ref_slice(p, @1); }
	;

path
	: PATH                          { $$ = ref_slice(p, @1); }
	| YEARSPAN                      { $$ = ref_slice(p, @1); }
	| DASHED                        { $$ = ref_slice(p, @1); }
	| name-with-blanks              { $$ = understood_path(p, @1); }
	;

name-with-blanks
	: name SLASH name
	| PATH SLASH name
	| name SLASH PATH
	| name-with-blanks SLASH name
	;

ref
	: name
	| path
	;

refs
	: name                          { $$ = ref_list(NULL, $1); }
	| path                          { $$ = ref_list(NULL, $1); }
	| BIGNUM                        { $$ = ref_split(p, NULL, @1); }
	| QUOTED                        { $$ = ref_list(NULL, ref_text(p, @1)); }
	| refs list-sign name           { $$ = ref_list(&$1, $3); }
	| refs list-sign path           { $$ = ref_list(&$1, $3); }
	| refs list-sign BIGNUM         { $$ = ref_split(p, &$1, @3); }
	| refs list-sign QUOTED         { $$ = ref_list(&$1, ref_text(p, @3)); }
	;

list-sign
	: COMMA
	| AND
	;

mark
	: MARK                          { $$ = ref_slice(p, @1); }
	| name
	;

field-value
	: name
	;

level
	: OFF                           { $$ = ref_word(p, $1, @1); }
	| NOTE                          { $$ = ref_word(p, $1, @1); }
	| WARNING_                      { $$ = ref_word(p, $1, @1); }
	| ERROR_                        { $$ = ref_word(p, $1, @1); }
	;

word
	: WORD
	| date-word
	| keyword
	;

date-word
	: MONTH | SEASON | QUARTER | UNIT | FREQUENCY | YEAR | MONTHS
	;

keyword
	: plain-keyword
	| operator
	;

/* Words that a condition of a report needs for itself. */
operator
	: AND | OR | NOT | IS | IN | BEFORE | AFTER | STARTED | CHANGED
	;

plain-keyword
	: PLAN_LANGUAGE | INCLUDE | kind-word | party-word | GROUP
	| SUBTITLE | PUBLISHER | TEXT | NOTE | PERIOD | YEARS | ADOPTED | SLIPS | NEED | REASON
	| APPROVAL | NEVER | REQUIRE | RULE | OFF | WARNING_ | ERROR_ | LANGUAGES | RETIRED
	| DISTINCT | CALL | PLURAL | COLUMNS | WHERE | SORT | DESCENDING | OWNER | SPONSOR | WITH
	| DUE | ONWARDS | START | WAS | STATUS | PROGRESS | RAG | UPDATE | SO | THAT | RESPONSE | AGREE
	| DISAGREE | PART | SUPPORTS | SEE | TAG | FIELD | BUDGET | EVIDENCE | FOOTNOTE | NUMBER
	| FORMERLY | EXEMPT | BASELINE | TARGET | ACTUAL | ROLE | FROM | UNTIL | EMAIL | AKA
	| HELD | BY | VACANT | ON | BECAUSE | AGREED | WRITTEN | FOR | TO | DURING | END | OF | THE
	| EVERY | HALF | ONGOING | REVIEW | TBC | FINANCIAL | CALENDAR | ACADEMIC | TRACK | AT
	| RISK | DELAYED | COMPLETE | CANCELLED | PAUSED | MERGED | INTO | SINCE | WITHIN | PER
	| CENT | NOT_STARTED | IN_PROGRESS | ON_TRACK | AT_RISK
	;

/* Deadlines and points in time */

when
	: point                         { $$ = when_ranges(p, @$, range_list(NULL, $1)); }
	| range                         { $$ = when_ranges(p, @$, range_list(NULL, $1)); }
	| several                       { $$ = when_ranges(p, @$, $1); }
	| DATE_QUOTE when DATE_QUOTE    { $$ = understood_quotes(p, $2, @$); }
	| BY ranges                     { $$ = when_ranges(p, @$, $2); }
	| IN ranges                     { $$ = when_ranges(p, @$, $2); }
	| ON ranges                     { $$ = when_ranges(p, @$, $2); }
	| DURING ranges                 { $$ = when_ranges(p, @$, $2); }
	| EVERY unit every-from every-until     { $$ = when_every(p, @$, 1, $2, $3, $4); }
	| EVERY NUM unit every-from every-until { $$ = when_every(p, @$, number_of(p, @2), $3, $4, $5); }
	| EVERY MONTH every-from every-until    { $$ = when_every_day(p, @$, 0, $2, $3, $4); }
	| EVERY NUM MONTH every-from every-until { $$ = when_every_day(p, @$, number_of(p, @2), $3, $4, $5); }
	| EVERY ORDINAL MONTH every-from every-until { $$ = when_every_day(p, @$, number_of(p, @2), $3, $4, $5); }
	| FREQUENCY every-from every-until      { $$ = when_every(p, @$, 1, (enum ast_unit)$1->value, $2, $3); }
	| ONGOING                       { $$ = when_kept(p, WHEN_ONGOING, @$, NULL); }
	| ONGOING REVIEW point          { $$ = when_kept(p, WHEN_ONGOING, @$, $3); }
	| TBC                           { $$ = when_kept(p, WHEN_TBC, @$, NULL); }
	| TBC BY point                  { $$ = when_kept(p, WHEN_TBC, @$, $3); }
	;

unit
	: UNIT                          { $$ = (enum ast_unit)$1->value; }
	| MONTHS                        { $$ = UNIT_MONTH; }
	| YEAR                          { $$ = UNIT_YEAR; }
	| YEARS                         { $$ = UNIT_YEAR; }
	| HALF YEAR                     { $$ = UNIT_HALF; }
	;

every-from
	: %empty                        { $$ = NULL; }
	| FROM point                    { $$ = $2; }
	;

every-until
	: %empty                        { $$ = NULL; }
	| UNTIL point                   { $$ = $2; }
	;

ranges
	: point                         { $$ = range_list(NULL, $1); }
	| range                         { $$ = range_list(NULL, $1); }
	| several
	;

several
	: ranges range-sign point       { $$ = range_list(&$1, $3); }
	| ranges range-sign range       { $$ = range_list(&$1, $3); }
	;

range-sign
	: COMMA
	| AND
	| COMMA AND
	;

range
	: point TO point                { $$ = range_of($1, $3, false); }
	| point DASH point              { $$ = understood_dash(p, $1, $3, @2); }
	| FROM point                    { $$ = range_of($2, NULL, true); }
	| FROM point ONWARDS            { $$ = range_of($2, NULL, true); }
	| point ONWARDS                 { $$ = range_of($1, NULL, true); }
	| FROM point TO point           { $$ = range_of($2, $4, false); }
	;

point
	: date
	| named
	| NUM unit AFTER ref            { $$ = point_relative(p, @$, number_of(p, @1), $2, $4); }
	| WITHIN NUM unit OF ref        { $$ = understood_within(p, @$, span_join(@2, @3), $3, $5); }
	| WITHIN NUM unit AFTER ref     { $$ = understood_within(p, @$, span_join(@2, @3), $3, $5); }
	| date-like                     { $$ = point_words(p, @$); }
	| END of point                  { $$ = point_end_of($3, @$); }
	| THE END of point              { $$ = point_end_of($4, @$); }
	;

of
	: %empty                        { $$ = false; }
	| OF                            { $$ = true; }
	;

date
	: NUM                           { $$ = point_year(p, @1); }
	| MONTH                         { $$ = point_month(p, @$, $1, (struct span){0, 0}); }
	| NUM MONTH                     { $$ = point_day(p, @$, @1, $2, (struct span){0, 0}); }
	| ORDINAL MONTH                 { $$ = point_day(p, @$, @1, $2, (struct span){0, 0}); }
	| ORDINAL                       { $$ = point_year(p, @1); }
	| NUM MONTH NUM                 { $$ = point_day(p, @$, @1, $2, @3); }
	| ORDINAL MONTH NUM             { $$ = point_day(p, @$, @1, $2, @3); }
	| ORDINAL OF MONTH              { $$ = point_day(p, @$, @1, $3, (struct span){0, 0}); }
	| ORDINAL OF MONTH NUM          { $$ = point_day(p, @$, @1, $3, @4); }
	| MONTH NUM                     { $$ = point_month(p, @$, $1, @2); }
	| YEARSPAN                      { $$ = point_plan_year(p, @1); }
	| DASHED                        { $$ = understood_dashed(p, @1); }
	| ISODATE                       { $$ = point_iso_date(p, @1); }
	| ISOMONTH                      { $$ = point_iso_month(p, @1); }
	| QUARTER                       { $$ = point_part(p, POINT_QUARTER, @$, $1, (struct span){0, 0}); }
	| QUARTER NUM                   { $$ = point_part(p, POINT_QUARTER, @$, $1, @2); }
	| QUARTER OF NUM                { $$ = point_part(p, POINT_QUARTER, @$, $1, @3); }
	| QUARTER OF YEARSPAN           { $$ = point_part(p, POINT_QUARTER, @$, $1, @3); }
	| QUARTER YEARSPAN              { $$ = point_part(p, POINT_QUARTER, @$, $1, @2); }
	| SEASON                        { $$ = point_part(p, POINT_SEASON, @$, $1, (struct span){0, 0}); }
	| SEASON NUM                    { $$ = point_part(p, POINT_SEASON, @$, $1, @2); }
	| SEASON YEARSPAN               { $$ = point_part(p, POINT_SEASON, @$, $1, @2); }
	| YEAR NUM                      { $$ = point_nth(p, POINT_NTH_YEAR, @$, @2); }
	| YEARS NUM                     { $$ = point_nth(p, POINT_NTH_YEAR, @$, @2); }
	| MONTHS NUM                    { $$ = point_nth(p, POINT_NTH_MONTH, @$, @2); }
	;

/* Words that are statuses stand here too: only resolve can say why they are no date. */
named
	: WORD                          { $$ = point_named(p, ref_word(p, $1, @1), @1); }
	| PATH                          { $$ = point_named(p, ref_slice(p, @1), @1); }
	| COMPLETE                      { $$ = point_named(p, ref_word(p, $1, @1), @1); }
	| DELAYED                       { $$ = point_named(p, ref_word(p, $1, @1), @1); }
	| CANCELLED                     { $$ = point_named(p, ref_word(p, $1, @1), @1); }
	| PAUSED                        { $$ = point_named(p, ref_word(p, $1, @1), @1); }
	;

/* What people mean for a date, and plans do not have: resolve says how a plan writes it. */
date-like
	: BEFORE date-words | AFTER date-words
	| PATH NUM MONTH NUM | UNIT WORD NUM MONTH NUM
	| MONTH PATH NUM | SEASON PATH NUM | QUARTER PATH NUM | QUARTER PATH
	| FINANCIAL YEAR NUM
	| YEAR PATH | YEARS PATH | MONTHS PATH | YEAR WORD | YEARS WORD | MONTHS WORD
	| WORD NUM MONTH NUM | WORD ORDINAL MONTH NUM | WORD MONTH NUM NUM
	| WORD NUM | WORD YEARSPAN | WORD NUM NUM | WORD NUM YEARSPAN | WORD MONTH NUM
	| PATH NUM | PATH YEARSPAN | DECIMAL
	| MONTH NUM NUM | MONTH ORDINAL | MONTH ORDINAL NUM
	| NUM QUARTER | YEARSPAN QUARTER | ISOMONTH QUARTER
	| NUM SEASON | YEARSPAN SEASON | ISOMONTH SEASON
	| UNIT NUM | UNIT NUM NUM | UNIT NUM YEARSPAN
	| NUM unit AFTER date-words
	;

/* A date where an item is named; a month or a number alone may be one. */
date-words
	: MONTH NUM | NUM MONTH | NUM MONTH NUM | ORDINAL MONTH | ORDINAL MONTH NUM
	| QUARTER NUM | QUARTER YEARSPAN | SEASON NUM | SEASON YEARSPAN
	;

/* Status and progress */

status
	: known-status
	| status-name                   { $$ = status_new(p, STATUS_WORD, @$, $1); }
	;

status-name
	: WORD                          { $$ = ref_word(p, $1, @1); }
	| STARTED                       { $$ = ref_word(p, $1, @1); }
	| ONGOING                       { $$ = ref_word(p, $1, @1); }
	| TBC                           { $$ = ref_word(p, $1, @1); }
	;

known-status
	: NOT STARTED                   { $$ = status_new(p, STATUS_NOT_STARTED, @$, NULL); }
	| NOT_STARTED                   { $$ = status_new(p, STATUS_NOT_STARTED, @$, NULL); }
	| IN_PROGRESS                   { $$ = status_new(p, STATUS_IN_PROGRESS, @$, NULL); }
	| ON_TRACK                      { $$ = status_new(p, STATUS_ON_TRACK, @$, NULL); }
	| AT_RISK                       { $$ = status_new(p, STATUS_AT_RISK, @$, NULL); }
	| IN PROGRESS                   { $$ = status_new(p, STATUS_IN_PROGRESS, @$, NULL); }
	| ON TRACK                      { $$ = status_new(p, STATUS_ON_TRACK, @$, NULL); }
	| AT RISK                       { $$ = status_new(p, STATUS_AT_RISK, @$, NULL); }
	| DELAYED                       { $$ = status_new(p, STATUS_DELAYED, @$, NULL); }
	| COMPLETE                      { $$ = status_new(p, STATUS_COMPLETE, @$, NULL); }
	| CANCELLED                     { $$ = status_new(p, STATUS_CANCELLED, @$, NULL); }
	| PAUSED                        { $$ = status_new(p, STATUS_PAUSED, @$, NULL); }
	| MERGED INTO ref               { $$ = status_new(p, STATUS_MERGED, @$, $3); }
	;

update
	: opt-on text                           { $$ = update_new(p, $1, NULL, NULL, NULL, $2); }
	| opt-on known-status text              { $$ = update_new(p, $1, $2, NULL, NULL, $3); }
	| opt-on BY ref text                    { $$ = update_new(p, $1, NULL, $3, NULL, $4); }
	| opt-on known-status BY ref text       { $$ = update_new(p, $1, $2, $4, NULL, $5); }
	| opt-on PROGRESS percent text          { $$ = update_new(p, $1, NULL, NULL, $3, $4); }
	| opt-on known-status PROGRESS percent text { $$ = update_new(p, $1, $2, NULL, $4, $5); }
	| opt-on BY ref PROGRESS percent text   { $$ = update_new(p, $1, NULL, $3, $5, $6); }
	| opt-on known-status BY ref PROGRESS percent text { $$ = update_new(p, $1, $2, $4, $6, $7); }
	;

/* `31/03/2026` is a path, and `31-Mar-26` a word: resolve says how a plan writes them. */
opt-on
	: %empty                        { $$ = NULL; }
	| date
	| date-like                     { $$ = point_words(p, @$); }
	| PATH                          { $$ = point_words(p, @$); }
	| WORD                          { $$ = understood_word(p, @1); }
	| MONTH NUM COMMA NUM           { $$ = point_words(p, @$); }
	| MONTH ORDINAL COMMA NUM       { $$ = point_words(p, @$); }
	| NUM MONTH COMMA NUM           { $$ = point_words(p, @$); }
	;

percent
	: PERCENT                       { $$ = value_new(p, VALUE_PERCENT, @1, NULL); }
	| NUM                           { $$ = understood_percent(p, @1, @$); }
	| NUM PER CENT                  { $$ = understood_percent(p, @1, @$); }
	;

amount
	: MONEY                         { $$ = value_new(p, VALUE_MONEY, @1, NULL); }
	;

value
	: NUM                           { $$ = value_new(p, VALUE_NUMBER, @1, NULL); }
	| BIGNUM                        { $$ = value_new(p, VALUE_NUMBER, @1, NULL); }
	| DECIMAL                       { $$ = value_new(p, VALUE_NUMBER, @1, NULL); }
	| PERCENT                       { $$ = value_new(p, VALUE_PERCENT, @1, NULL); }
	| MONEY                         { $$ = value_new(p, VALUE_MONEY, @1, NULL); }
	| text                          { $$ = value_new(p, VALUE_TEXT, @1, $1); }
	;

/* Papers */

field
	: name                          { $$ = field_of(p, @$); }
	| SO THAT                       { $$ = field_of(p, @$); }
	;

callable
	: field
	| NOT STARTED                   { $$ = field_of(p, @$); }
	| IN PROGRESS                   { $$ = field_of(p, @$); }
	| ON TRACK                      { $$ = field_of(p, @$); }
	| AT RISK                       { $$ = field_of(p, @$); }
	;

columns
	: column                        { $$ = column_list(NULL, $1, false); }
	| columns COMMA column          { $$ = column_list(&$1, $3, false); }
	| columns AND column            { $$ = column_list(&$1, $3, true); }
	;

column
	: field                         { $$ = column_new(p, $1, NULL, NULL); }
	| field QUOTED                  { $$ = column_new(p, $1, NULL, text_new(p, NULL, @2)); }
	| field LPAREN word RPAREN      { $$ = column_new(p, $1, $3, NULL); }
	| field LPAREN word RPAREN QUOTED { $$ = column_new(p, $1, $3, text_new(p, NULL, @5)); }
	;

sorts
	: sort                          { $$ = sort_list(NULL, $1); }
	| sorts COMMA sort              { $$ = sort_list(&$1, $3); }
	;

sort
	: field                         { $$ = sort_new(p, $1, false); }
	| field DESCENDING              { $$ = sort_new(p, $1, true); }
	;

condition
	: conjunction
	| condition OR conjunction      { $$ = condition_new(p, CONDITION_OR, @$, $1, $3); }
	;

conjunction
	: term
	| conjunction AND term          { $$ = condition_new(p, CONDITION_AND, @$, $1, $3); }
	;

term
	: test
	| NOT term                      { $$ = condition_new(p, CONDITION_NOT, @$, $2, NULL); }
	| LPAREN condition RPAREN       { $$ = $2; }
	;

test
	: condition-field               { $$ = condition_test(p, CONDITION_FLAG, @$, @1, (struct comparand_list){0}, NULL); }
	| condition-field IS values     { $$ = condition_test(p, CONDITION_IS, @$, @1, $3, NULL); }
	| condition-field IS NOT values { $$ = condition_test(p, CONDITION_IS_NOT, @$, @1, $4, NULL); }
	| condition-field IN values     { $$ = condition_test(p, CONDITION_IN, @$, @1, $3, NULL); }
	| condition-field BEFORE point  { $$ = condition_test(p, CONDITION_BEFORE, @$, @1, (struct comparand_list){0}, $3); }
	| condition-field AFTER point   { $$ = condition_test(p, CONDITION_AFTER, @$, @1, (struct comparand_list){0}, $3); }
	| status-words                  { $$ = condition_test(p, CONDITION_FLAG, @$, @1, (struct comparand_list){0}, NULL); }
	| CHANGED SINCE QUOTED          { $$ = condition_since(p, @$, @1, @3); }
	;

condition-field
	: WORD
	| plain-keyword
	| SO THAT
	;

/* `status is delayed or at risk`: what is left of a comparison. */
status-words
	: NOT STARTED
	| IN PROGRESS
	| ON TRACK
	| AT RISK
	;

requirements
	: field                         { $$ = ref_list(NULL, ref_value(p, @1)); }
	| requirements COMMA field      { $$ = ref_list(&$1, ref_value(p, @3)); }
	| requirements AND field        { $$ = ref_list(&$1, ref_value(p, @3)); }
	;

values
	: value-of                      { $$ = comparand_list(NULL, $1); }
	| values COMMA value-of         { $$ = comparand_list(&$1, $3); }
	;

value-of
	: date                          { $$ = comparand_new(p, @$, $1); }
	| value-words                   { $$ = comparand_new(p, @$, NULL); }
	;

value-words
	: WORD
	| plain-keyword
	| UNIT | FREQUENCY | YEAR | MONTHS
	| DECIMAL | BIGNUM | PATH | PERCENT | MONEY | QUOTED
	| status-words
	;

%%

#ifndef PLAN_QUICK
static int yylex(YYSTYPE *value, struct span *place, void *scanner, struct parser *p)
{
	const struct token *token = next_token(scanner, p);
	value->T_WORD = token->word; /* one pointer for every token that has a word */
	*place = token->span;
	return token->kind;
}

/* What the grammar takes only to say how it is written is nothing to ask for: marks in dates, and a
 * text right behind a deadline, where `written` may stand and no name. */
static bool is_taken_as_slip(yysymbol_kind_t kind, const yysymbol_kind_t *expected, int count)
{
	bool written = false;
	switch (kind) {
	case YYSYMBOL_DASH:
	case YYSYMBOL_SLASH:
	case YYSYMBOL_DASHED:
	case YYSYMBOL_DATE_QUOTE: return true;
	case YYSYMBOL_QUOTED:
		for (int i = 0; i < count; i++) {
			if (expected[i] == YYSYMBOL_WORD)
				return false;
			written |= expected[i] == YYSYMBOL_WRITTEN;
		}
		return written;
	default: return false;
	}
}

static int yyreport_syntax_error(
	const yypcontext_t *context, void *scanner, struct parser *p)
{
	(void)scanner;
	yysymbol_kind_t kinds[YYNTOKENS];
	int count = yypcontext_expected_tokens(context, kinds, YYNTOKENS);
	const char *names[YYNTOKENS];
	size_t named = 0;
	for (int i = 0; i < count; i++)
		if (!is_taken_as_slip(kinds[i], kinds, count))
			names[named++] = yysymbol_name(kinds[i]);
	syntax_error(p, *yypcontext_location(context), yysymbol_name(yypcontext_token(context)),
		names, named);
	return 0;
}

/* Called by the skeleton when its stack may not grow: only a condition can nest as deep. */
static void yyerror(struct span *place, void *scanner, struct parser *p, const char *message)
{
	(void)scanner;
	(void)message;
	p->file->incomplete = true;
	report(p->diags, PL033, *place, "a condition is nested too deep; the rest was not read");
}

/* A keyword's alias is small letters and hyphens; what describes a shape has a blank or a mark. */
static bool is_keyword(const char *alias)
{
	for (; *alias; alias++)
		if (*alias != '-' && (*alias < 'a' || *alias > 'z'))
			return false;
	return true;
}

void plan_keywords(struct words *words)
{
	for (int token = YYSYMBOL_YYUNDEF + 1; token < YYNTOKENS; token++) {
		const char *alias = yysymbol_name((yysymbol_kind_t)token);
		if (is_keyword(alias))
			word_of(words, str_of(alias))->token = (int16_t)token;
	}
#define KIND(id, spelling, plural, article) word_of(words, STR(spelling))->value = AST_##id;
#include "vocabulary.def"
#define WORD(spelling, kind, stands_for)                                                           \
	{                                                                                          \
		struct word *row = word_of(words, STR(spelling));                                  \
		row->token = T_##kind;                                                             \
		row->value = stands_for;                                                           \
	}
#include "calendar_words.def"
}
#endif
