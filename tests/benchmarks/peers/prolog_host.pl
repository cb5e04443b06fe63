% swipl -O prolog_host.pl RULES APPLICANTS ANSWERS
:- initialization(main, main).
:- set_prolog_flag(double_quotes, codes).

main([Rules, Applicants, Written]) :-
    load_files(Rules, [optimise_unify(true)]),
    statistics(process_cputime, Start),
    open(Applicants, read, In), open(Written, write, Out),
    each(In, Out), close(In), close(Out),
    statistics(process_cputime, Done),
    read_file_to_terms(Applicants, All, []), length(All, Count),
    garbage_collect,
    statistics(process_cputime, Read),
    evaluate(All),
    statistics(process_cputime, Evaluated),
    Total is (Done - Start) * 1000000 / Count, Evaluation is (Evaluated - Read) * 1000000 / Count,
    format("{\"total\": ~f, \"evaluation\": ~f}~n", [Total, Evaluation]).

each(In, Out) :-
    read_term(In, Applicant, []),
    (   Applicant == end_of_file -> true
    ;   rules:answers(Applicant, Answers), format(Out, "~s~n", [Answers]), each(In, Out)
    ).

evaluate([]).
evaluate([One | More]) :- rules:answers(One, _), evaluate(More).
