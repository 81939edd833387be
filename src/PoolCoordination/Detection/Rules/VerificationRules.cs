namespace PoolCoordination.Detection.Rules;

/// <summary>What is said of tests and measurements that went well.</summary>
internal static class VerificationRules
{
    /// <summary>The rules, each with its patterns; RuleExamples of the tests has sentences that each finds and ignores.</summary>
    public static readonly Rule[] All =
    [
        new("tests pass", Evidence.Verification,
            [
                "every|all|each ..4 was|were executed|run|tested|checked|verified|replayed", "as|where|how it|they should",
                "as specified|intended|designed|wanted|required|described|requested|asked",
                "^ logged|walked|ran|clicked|measured|compared|tried|executed|played", "@i walked|clicked|logged|went|played",
                "test|tests ..1 included|added", "none|nothing|no ..2 left|missing", "^ no ..6 either", "^ no more",
                "came|comes|come back clean", "survives|survived", "@number passed", "passed ,",
                "look|looks right|good|fine|correct on|in|with", "@check ..5 @pass", "all|both ..5 @pass", "@number ..3 @pass", "@whole",
                "test|tests covers|cover", "@number times out of", "@code ..4 @pass", "all of them @pass", "@be @adverb* green",
                "the? ..3 run is clean",
            ]),
        new("no faults", Evidence.Verification,
            [
                "0|zero|no|without ..2 @fault", "without a single", "no difference|differences|changes",
                "no ..3 in the ..3 check|test|run", "as expected", "@fault : 0", "unchanged",
            ]),
        new("I verified it", Evidence.Verification,
            [
                "@i|and @adverb* verified|tested|confirmed|checked|ran|replayed|killed|looped|measured|validated|triggered|logged|tried|re",
                "^ verified|tested|validated", "^ all? @end and verified|tested|validated", "health check ..3 @pass",
                "agree|agrees with the", "@be identical", "tested $",
            ]),
    ];
}
