# The parser for files without mistakes, as bison writes it: the tables and actions of the grammar, driven
# by a loop that knows neither error recovery nor LAC. At the first token that does not fit it gives up, and
# the file is read again by the parser that bison's own skeleton makes (see compiler/parse.c). A symbol has
# one place on one stack, `$$` is the place of `$1`, and tokens are taken from where the scanner left them:
# that is half the work that bison's skeleton has with each. So an action reads `$1` before it sets `$$`.

m4_include(b4_skeletonsdir/[c.m4])

# What the grammar says to the other parser, or what is never otherwise here.
b4_percent_define_use([api.pure])
b4_percent_define_use([parse.error])

# b4_lhs_value(SYMBOL, [TYPE]), b4_rhs_value(LENGTH, POSITION, SYMBOL, [TYPE]): `$$` and `$POSITION`.
m4_define([b4_lhs_value], [b4_symbol_value([yyrhs@{1@}.value], [$1], [$2])])
m4_define([b4_rhs_value], [b4_symbol_value([yyrhs@{$2@}.value], [$3], [$4])])

# b4_lhs_location, b4_rhs_location(LENGTH, POSITION): `@$` and `@POSITION`.
m4_define([b4_lhs_location],
[((YYLTYPE) {yyrhs@{1@}.location.start, yytop->location.end})])
m4_define([b4_rhs_location], [(yyrhs@{$2@}.location)])

# _b4_fill(COUNT, VALUE): as many of them.
m4_define([_b4_fill], [m4_for([_b4_i], [1], [$1], [1], [$2,])])

# The tables that bison computed, and how many rows each has; `table` and `check` are asked at places that
# lie up to YYBEFORE before their first row, or a state behind their last: where there is a VALUE that fits
# nothing. _b4_tables(ROW, ROW_BETWEEN) gives each to ROW(NAME, COUNT) or ROW_BETWEEN(NAME, COUNT, VALUE).
m4_define([_b4_tables],
[$1([pact], b4_states_number)
$1([defact], b4_states_number)
$1([pgoto], b4_nterms_number)
$1([defgoto], b4_nterms_number)
$1([r1], b4_rules_number + 1)
$1([r2], b4_rules_number + 1)
$2([table], b4_last + 1 + m4_eval(b4_states_number - (b4_pact_ninf)), [0])
$2([check], b4_last + 1 + m4_eval(b4_states_number - (b4_pact_ninf)), [-1])])
m4_define([_b4_member], [  b4_int_type_for([b4_$1]) $1[[$2]];])
m4_define([_b4_row], [  .$1 = {
  b4_$1 },])
m4_define([_b4_row_between], [  .$1 = {
  _b4_fill(m4_eval(-(b4_pact_ninf)), [$3])
  b4_$1,
  _b4_fill(b4_states_number, [$3]) },])

b4_output_begin([b4_parser_file_name])[
#define YYSTYPE ]b4_api_PREFIX[STYPE
#define YYLTYPE ]b4_api_PREFIX[LTYPE
]b4_user_pre_prologue[
]b4_percent_code_get([[requires]])[
]b4_token_enums_defines[
]b4_value_type_define[]b4_location_type_define[
]b4_percent_code_get([[provides]])[
]b4_user_post_prologue[
]b4_percent_code_get[
]b4_c99_int_type_define[

/* In one struct, so that one register finds them all. */
static const struct {
]_b4_tables([_b4_member], [_b4_member])[
} yytables = {
]_b4_tables([_b4_row], [_b4_row_between])[
};

enum {
	YYNTOKENS = ]b4_tokens_number[,
	YYPACT_NINF = ]b4_pact_ninf[,
	YYBEFORE = -YYPACT_NINF,
	YYDEPTH = 400 /* symbols: blocks in blocks; what is deeper is for the other parser */
};

/* A symbol that has been read, and the state behind it. */
struct yyplace {
	YYSTYPE value;
	YYLTYPE location;
	ptrdiff_t state; /* as wide as what finds a row */
};

#define yyerrok ((void) 0)

int ]b4_prefix[parse (]b4_formals(b4_parse_param)[)
{
	struct yyplace yystack[YYDEPTH], *yytop = yystack, *const yylast = yystack + YYDEPTH - 1;
	const struct token *yynext = NULL; /* the token behind them, if it was asked for */
	ptrdiff_t yystate = 0;
	yytop->location = (YYLTYPE) {0, 0};
	for (;;) {
		yytop->state = yystate;
		ptrdiff_t yyrule, yyat = yytables.pact[yystate];
		if (yyat == YYPACT_NINF)
			goto yydefault; /* whatever comes next */
		if (!yynext)
			yynext = next_token (scanner, p);
		ptrdiff_t yykind = yynext->kind;
		yyat += YYBEFORE + yykind;
		if (yytables.check[yyat] != yykind)
			goto yydefault;
		yystate = yytables.table[yyat];
		if (yystate > 0) {
			if (yytop == yylast)
				return 1;
			yytop++;
			yytop->value.T_WORD = yynext->word; /* of every token that has one */
			yytop->location = yynext->span;
			yynext = NULL;
			continue;
		}
		yyrule = -yystate;
		goto yyreduce;
	yydefault:
		yyrule = yytables.defact[yystate];
	yyreduce:;
		struct yyplace *const yyrhs = yytop - yytables.r2[yyrule];
		if (yytop == yyrhs) {
			if (yytop == yylast)
				return 1;
			yyrhs[1].location.start = yytop->location.end; /* no symbol is where the last ends */
		}
		switch (yyrule) {
		case 0: return 1; /* nothing fits */
		case 1: return 0; /* the file and its end */
]b4_user_actions[
		default: break;
		}
		yyrhs[1].location.end = yytop->location.end;
		yytop = yyrhs + 1;
		ptrdiff_t yylhs = (ptrdiff_t) yytables.r1[yyrule] - YYNTOKENS;
		yyat = yytables.pgoto[yylhs] + yyrhs->state + YYBEFORE;
		yystate = yytables.check[yyat] == yyrhs->state ? yytables.table[yyat] : yytables.defgoto[yylhs];
	}
}

]b4_epilogue[]dnl
b4_output_end
