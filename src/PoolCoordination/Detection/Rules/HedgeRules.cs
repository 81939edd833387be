namespace PoolCoordination.Detection.Rules;

/// <summary>What makes a sentence a supposition, a tale of others, or an aside.</summary>
internal static class HedgeRules
{
    /// <summary>The rules, each with its patterns; RuleExamples of the tests has sentences that each finds and ignores.</summary>
    public static readonly Rule[] All =
    [
        new("supposed or future", Evidence.Hedge,
            [
                "@if", "@would", "as soon as", "those|ones which|that|who", "that|which|who @adverb* @cannot",
                "any|each|every ..2 that|which|who", "^ no ,|-", "^ how|what|why|where|who", "^ after|before ..6 @be|has|have",
            ]),
        new("said or done by others", Evidence.Hedge,
            [
                "^ @adverb* @person", "because|and|but|that|so|,|or @person @has? @adverb* @done|@done0|@past|been",
                "@others ..6 @done|@past|says|said|finished", "^ according to",
                "says|said|wrote|reads|prints|means|claims|states|shows :|that|@quotation|@code",
            ]),
        new("denied, or done already", Evidence.Denial,
            [
                "@isnt|not|hasn't|haven't ..2 @done|@over|@past", "discovered|found|noticed|see|seen|confirmed|saw that", "@i just|already",
                "for now|the", "written|wrote to|back", "that|which has|have been", "after|before|until|till|once ..5 has|have|is|are",
                "^ nothing|none|neither|nobody", "never|hardly|barely", "was|were|is|been already", "already @done|@over|@past|in|there",
                "^ ..3 stale notification|notice|message|reminder|background|task", "message|notification was stale", "@unsure",
            ]),
        new("of another time", Evidence.Hedge,
            [
                "^ ..20 @time", "^ ..20 in|since|of @year", "^ ..20 in version|v2", "^ ..20 been ..4 since",
                "^ no ..3 has|have|was|were", "^ ..20 @was ..3 @over ..3 in|by",
            ]),
        new("an aside", Evidence.Aside,
            [
                "^ next|future|optional|follow|remaining|outstanding|known|further|possible|recommended",
                "next|optional|future ..2 steps|ideas|work|improvements|enhancements", "optional",
                "recommendations|suggestions|ideas|limitations", "^ improvements", "what 's next|left", "you|i could|can|may also",
                "todo list|s|$", "todos", "not in scope", "out of scope", "notes $", "how to|it", "root cause|problem|issue $",
                "^ problem|cause|background|context|why", "^ before $",
            ]),
    ];
}
