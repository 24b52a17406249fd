"""All rules, one file a code, in the order they run and are listed."""

from briefcite.check.rule import Rule, rule_of
from briefcite.check.rules import (
    c101_dangling_callout,
    c102_duplicate_callout,
    c103_callout_out_of_order,
    n101_orphan_note,
    n102_duplicate_number,
    n103_gap_in_numbers,
    n104_out_of_order,
    n105_unmarked_note,
    n106_empty_note,
    n107_note_far_from_callout,
    n108_misprinted_number,
    r101_ibid_without_antecedent,
    r102_supra_to_missing_note,
    r103_ambiguous_ibid,
    r104_short_form_without_full,
    r105_ibid_after_several_works,
    r201_no_title,
    r202_doubtful_year,
    r203_bad_doi,
    r204_bad_isbn,
    r205_bad_url,
    r206_web_source_without_access_date,
    r207_same_work_two_ways,
    s101_unused_suppression,
)

RULES: tuple[Rule, ...] = tuple(
    rule_of(module)
    for module in (
        c101_dangling_callout,
        c102_duplicate_callout,
        c103_callout_out_of_order,
        n101_orphan_note,
        n102_duplicate_number,
        n103_gap_in_numbers,
        n104_out_of_order,
        n105_unmarked_note,
        n106_empty_note,
        n107_note_far_from_callout,
        n108_misprinted_number,
        r101_ibid_without_antecedent,
        r102_supra_to_missing_note,
        r103_ambiguous_ibid,
        r104_short_form_without_full,
        r105_ibid_after_several_works,
        r201_no_title,
        r202_doubtful_year,
        r203_bad_doi,
        r204_bad_isbn,
        r205_bad_url,
        r206_web_source_without_access_date,
        r207_same_work_two_ways,
        s101_unused_suppression,
    )
)
