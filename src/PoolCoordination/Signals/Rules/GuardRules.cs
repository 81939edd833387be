namespace PoolCoordination.Signals.Rules;

/// <summary>What makes a sentence a supposition, a tale of others, or an aside.</summary>
internal static class GuardRules
{
    /// <summary>The rules.</summary>
    public static readonly Rule[] All =
    [
        new("supposed or future", Evidence.Guard,
            ["@if", "@would"],
            ["If it is fixed, deploy it.", "That would be fixed by an upgrade."],
            ["It is fixed."]),
        new("said or done by others", Evidence.Guard,
            ["@person", "@others ..6 @done|@past|says|said|finished", "according to", "says|said|wrote|reads|prints|means|claims|states|shows :|that|@quotation|@code"],
            ["You've already fixed it.", "According to `git blame`, Maria fixed it.", "The authors removed 40 heads."],
            ["I fixed it."]),
        new("of another time", Evidence.Guard,
            ["^ ..20 @time", "^ ..20 in|since|of @year", "^ ..20 in version|v2", "^ ..20 been ..4 since", "^ ..20 not|never|hardly|barely", "^ ..20 @was ..3 @over ..3 in|by"],
            ["This was fixed in version 4.2 by the maintainers.", "It has been fixed two years ago."],
            ["It was slow, and is fixed."]),
        new("an aside", Evidence.Aside,
            ["^ next|future|optional|follow|remaining|outstanding|known|further|possible|recommended", "next|optional|future ..2 steps|ideas|work|improvements|enhancements", "optional", "recommendations|suggestions|ideas|limitations|improvements", "what 's next|left", "you|i could|can|may also", "todo", "not in scope", "out of scope", "notes $", "how to|it", "root cause|problem|issue $", "^ problem|cause|background|context|before|why"],
            ["## Next steps", "Some optional ideas, none of which is needed:"],
            ["## What changed"]),
    ];
}
