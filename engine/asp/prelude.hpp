// What every program begins and ends with; no rule of law stands here.
#pragma once

namespace hirepath::asp {

// Days are whole numbers, from 1970-01-01. Periods come from outside, as ASP has no calendar.
inline constexpr const char* prelude = R"(
% From outside: the day asked, and the law's day where it is another.
#defined law_day/1.
law(D) :- law_day(D).
law(D) :- day(D), not law_day(_).

% From outside: known(FACT, VALUE), and of what is not known candidate(FACT, VALUE). A fact has one value.
#defined known/2.
#defined candidate/2.
#defined domain/2.
#defined acts_by_default/1.
candidate(F, V) :- fact(F), domain(F, V), not known(F, _).
value(F, V) :- fact(F), known(F, V).
value(F, D) :- acts_by_default(F), day(D), not known(F, _), not candidate(F, _).
open(F) :- fact(F), candidate(F, _), not known(F, _).
open(F) :- fact(F), not acts_by_default(F), not known(F, _).
1 { value(F, V) : candidate(F, V) } 1 :- open(F).

% From outside: element(LIST, E) as given; possible(LIST, E) may be there too, unless the list is complete(LIST).
#defined given/2.
#defined possible/2.
#defined complete/1.
#defined known/4.
#defined candidate/4.
#defined domain/3.
#defined list/2.
#defined field/2.
element(L, E) :- list(L, _), given(L, E).
{ element(L, E) } :- list(L, _), possible(L, E), not complete(L).
in_hand(R, L, E) :- list(L, R), element(L, E).
candidate(L, E, F, V) :- list(L, R), given(L, E), domain(R, F, V), not known(L, E, F, _).
candidate(L, E, F, V) :- list(L, R), possible(L, E), domain(R, F, V), not known(L, E, F, _).
value(L, E, F, V) :- element(L, E), known(L, E, F, V).
1 { value(L, E, F, V) : candidate(L, E, F, V) } 1 :- in_hand(R, L, E), field(R, F), not known(L, E, F, _).

% From outside: moved(DAY, COUNT, UNIT, COUNTING, RESULT). Two results where the law leaves open which day counts.
#defined moved/5.
1 { end(D, N, U, C, R) : moved(D, N, U, C, R) } 1 :- moved(D, N, U, C, _).

% Grades of the General Schedule's plans compare by level; what any other is equal to, is for somebody to say.
#defined grade/1.
grade(grade(P, N)) :- known(_, grade(P, N)).
grade(grade(P, N)) :- candidate(_, grade(P, N)).
ladder(("GS"; "GG"; "GH"; "GL"; "GM"; "GP"; "GR")).
rank(grade(P, N), N) :- grade(grade(P, N)), ladder(P).
1 { rank(grade(P, N), 0..20) } 1 :- grade(grade(P, N)), not ladder(P).

% The latest elements by the day asked; of those of one day, either.
#defined ordered_by/2.
by_then(L, E, D) :- in_hand(R, L, E), ordered_by(R, F), value(L, E, F, D), day(Asked), D <= Asked.
earlier(L, E) :- by_then(L, E, D), by_then(L, _, Later), Later > D.
1 { latest(L, E) : by_then(L, E, _), not earlier(L, E) } 1 :- by_then(L, _, _).

% Time that lengthens a period, cut where elements begin and end so that each day counts once.
#defined extends/4.
#defined counts/4.
cut(K, D) :- extends(K, L, F, _), known(L, _, F, D).
cut(K, D) :- extends(K, L, F, _), candidate(L, _, F, D).
cut(K, D + 1) :- extends(K, L, _, F), known(L, _, F, D).
cut(K, D + 1) :- extends(K, L, _, F), candidate(L, _, F, D).
span(K, A, B) :- cut(K, A), cut(K, B), B = #min { X : cut(K, X), X > A }.
)";

inline constexpr const char* epilogue = R"(
% Cautious consequences: goal is a yes, no_goal a no in every completion of the case.
#defined recorded/1.
no_goal(A, R) :- reading(A, R), recorded(A), not goal(A, R).
not_recorded(A) :- reading(A, own), not recorded(A).
not_in_force(A) :- reading(A, own), not permitted(A).
#show goal/2.
#show no_goal/2.
#show not_recorded/1.
#show not_in_force/1.
)";

}  // namespace hirepath::asp
