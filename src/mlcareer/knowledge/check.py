"""The rules of the knowledge base, each a small generator whose docstring is the rule.

The codes are K1 to K31 for the records, M for the matrix of traits and B for the question bank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mlcareer.errors import Problem
from mlcareer.knowledge import (
    check_across,
    check_bank,
    check_facts,
    check_form,
    check_matrix,
    check_quantity,
    check_wording,
)
from mlcareer.knowledge.written import Written

Rule = Callable[[Written], Iterator[Problem]]

# What the program relies on: nothing is compiled that breaks one of these.
SOUND: tuple[Rule, ...] = (
    check_across.skills_have_no_cycle,
    check_across.asked_levels_have_hours,
    check_form.ranges_rise,
)
# What holds of every base, small or whole.
EVERY: tuple[Rule, ...] = (
    *SOUND,
    check_across.names_exist,
    check_form.finished_records_are_filled,
    check_form.past_dates_are_past,
    check_form.months_are_months,
    check_form.levels_follow_each_other,
    check_form.second_hand_figures_name_the_page,
    check_form.stated_hours_are_quoted,
    check_facts.addresses_are_not_shared,
    check_facts.occupations_are_in_the_tables,
    check_facts.traits_equal_the_ratings,
    check_facts.figures_are_in_the_table,
    check_facts.months_equal_the_trackers,
    check_facts.what_ended_is_in_no_plan,
    check_facts.sources_cover_the_tables,
    check_across.former_ids_are_free,
    check_across.aliases_mean_one_thing,
    check_across.siblings_are_mutual,
    check_across.levels_rise_with_the_goal,
    check_across.weeks_are_whole,
    check_across.resources_lead_upwards,
    check_quantity.interviews_cover_the_themes,
    check_wording.no_hype,
    check_wording.no_prices,
    check_wording.resume_lines_leave_blanks,
    check_wording.nothing_is_said_twice,
    check_wording.problems_are_plain,
    check_wording.problem_ids_are_numbered,
    check_bank.statements_have_one_trait,
    check_bank.traits_name_their_rating,
    check_bank.no_two_traits_meet_twice,
    check_bank.sets_differ,
    check_bank.statements_begin_with_a_verb,
    check_bank.statements_are_short,
    check_bank.statements_avoid_words,
    check_bank.statements_stand_once,
    check_bank.names_of_traits_are_plain,
)
# What only a whole base can hold.
WHOLE: tuple[Rule, ...] = (
    check_form.base_is_dated,
    check_quantity.all_28_are_there,
    check_quantity.lists_are_long_enough,
    check_quantity.specializations_are_rich,
    check_quantity.no_specialization_is_poor,
    check_matrix.traits_tell_apart,
    check_matrix.rows_are_equally_high,
    check_bank.traits_stand_equally_often,
    check_bank.bank_is_whole,
)
# What can only be said when no specialization is a draft any more.
FINISHED: tuple[Rule, ...] = (
    check_across.asked_levels_are_taught,
    check_across.nothing_is_orphaned,
    check_quantity.totals_are_reached,
    check_quantity.shared_places_are_sources,
)


def check(written: Written, complete: bool = True) -> tuple[Problem, ...]:
    """Every problem of form and every break of a rule, in the order of files and lines.

    ``complete=False`` leaves out what only the whole base holds: the exactly 28, the quantities.
    """
    rules = [*EVERY, *(WHOLE if complete else ())]
    if complete and not written.unfinished():
        rules += FINISHED
    return _broken(written, rules)


def check_sound(written: Written) -> tuple[Problem, ...]:
    """The problems for which a base cannot be compiled: those of form, and of what code relies on.

    While a specialization is a draft, a record may name another that is still to be written.
    """
    return _broken(written, SOUND if written.unfinished() else (*SOUND, check_across.names_exist))


def _broken(written: Written, rules: tuple[Rule, ...] | list[Rule]) -> tuple[Problem, ...]:
    found = {problem for rule in rules for problem in rule(written)}
    return tuple(sorted(found.union(written.problems)))
