namespace PoolCoordination.Detection.Rules;

/// <summary>What is said of a finished piece of work.</summary>
internal static class CompletionRules
{
    /// <summary>The rules, each with its patterns; RuleExamples of the tests has sentences that each finds and ignores.</summary>
    public static readonly Rule[] All =
    [
        new("I have done it", Evidence.CompletionStatement,
            [
                "@i @have @adverb* @done|@done0|@past", "@i @have @adverb* :", "@i ..10 and @adverb* @done", "@i @adverb* @done",
                "@i @adverb* @done0 !into|wrong|stuck|no|a|an",
            ]),
        new("done, without a subject", Evidence.CompletionStatement,
            [
                "^ @adverb* @done !:|-|by|@would|with|in|files|version|@study|plan",
                "^ found|tracked|traced|narrowed|pinned ..12 and @adverb* @done|@past", "^ @adverb* @done and @done",
                "^ @adverb* @past the|a|an|all|both|every|each|its|@code|@number",
            ]),
        new("it has been done", Evidence.CompletionStatement,
            [
                "has|have been @adverb* @done|@done0", "@be @adverb* now @adverb* @done|@over", "now @be @adverb* @done|@over",
                "@done successfully", "successfully @done", "^ @adverb* successfully @past|@done0",
            ]),
        new("it is over", Evidence.CompletionStatement,
            [
                "^ ..8 @be @adverb* @over !@mode", "^ ..6 @be @adverb* finished|fixed|implemented|resolved|solved|rewritten|rebuilt and",
                "^ ..5 @be in $", "@be @adverb* in place", "@be @adverb* through",
                "^ ..6 @be @adverb* rolled|cleaned|wired|hooked|plugged out|up|into", "^ all|both|@number ..4 @be @adverb* @done",
                "^ ..3 @be out $", "did it $", "@be up and running", "@be @adverb* sorted|ironed|straightened out",
                "@be @adverb* dealt with", "has|have been @adverb* carried|worked|sorted|put|set out|off|up|through|in",
                "@be @adverb* taken care", "@be @adverb* wrapped up", "^ that 's sorted|done|fixed|solved", "^ got rid of", "^ all set",
                "^ all good now", "good to go", "@i @have got ..8 working|running|passing|done", "went live|out !before|in|on",
                "^ ..3 pr|mr ..2 @be up|open|live|at !since|and|for", "^ ..3 pr|mr ..3 created|opened|updated|submitted !in|by",
                "landed on|in", "^ ..5 @be history", "that|this does|did the trick", "a thing of the past", "@be @adverb* off the list",
                "@be @adverb* back up|online|in|on|to", "@be @adverb* set up",
            ]),
        new("done, without an auxiliary", Evidence.CompletionStatement,
            [
                "^ !files|what|changes|lines|@number|@done|@past ~14 @done @after ~20 $",
                "^ !files|what|changes|lines|@number|@done|@past ~14 @done @after ~20 :|;|-", "^ ~8 set up ,|(|:|-",
                "^ !@if|@not|with ..4 in place",
            ]),
        new("done, in a word", Evidence.CompletionStatement,
            [
                "^ all? @end $", "^ all? @end :|-|,", "^ everything @be @end",
                "^ !not|nothing|@if ..4 @end -", "^ updated|reverted|renamed|deleted|removed|fixed|committed|pushed|merged|deployed -",
                "got it working", "^ ..4 work|works|builds|compiles|passes now $", "^ implemented|added|done in @code",
                "^ !not|nothing|@if ..6 @end $",
                "^ ..2 request @be open", "^ zero|0 ..4 left", "^ ..6 finished|completed|succeeded without|successfully|cleanly|in|with",
            ]),
        new("what follows was done", Evidence.CompletionStatement,
            [
                "^ here 's|is|are ..6 what @i @adverb* did|@done|@done0|@past", "^ here 's|is ..6 what ..2 shipped|landed",
                "^ here 's|is|are ..6 what changed !between|in|since|when", "^ here 's|is ..6 what was @done|@done0|@past !in|by",
                "^ here 's|is|are ..3 summary of ..4 changes|fix|fixes|refactoring|implementation|improvements",
                "^ what i did|changed|built|added|fixed|implemented", "^ changes i? made :|$",
            ]),
        new("that completes it", Evidence.CompletionStatement,
            ["that|this completes|finishes|concludes|closes", "^ with this ,"]),
        new("it does so now", Evidence.Result,
            [
                "now !we|i|let|@if @adverb* @third", "^ ..5 now ..1 @third", "@third ..6 now $", "@third ..6 now ,|:|;|-|and",
                "@be @adverb* now", "@has ..8 now", "now @be",
                "now work|run|load|use|have|return|accept|handle|start|pass|build|come|carry|get|support|show|render",
                "work|run|load|use|have|return|pass|build ..6 now $",
                "@third|work|load|run|build|start @adverb* again|correctly|properly|reliably|fine !@third",
                "^ ..5 load|loads|works|work|build|builds|runs|run|starts|start ..5 again", "@be on ..2 @number", "@be ..4 now $",
                "@be !now ..4 now :|,|-|;", "right|correct|correctly|working at last", "at last $", "@third|@past to ..3 again",
                "now lives|live", "@be in sync|step|line again|now|with", "@be @adverb* @sound", "@be up to date",
            ]),
        new("it is another than it was", Evidence.Result,
            ["@i @adverb* @past", "^ ..4 has|have the|a new", "no longer", "@third|@be gone", "any more $"]),
        new("so much better", Evidence.Result,
            [
                "down|up ..3 from @number ..3 to", "@be down|up|reduced|cut ..3 from|to",
                "went|fell|dropped|rose|grew|improved ..8 from @number ..3 to", "now @number ..3 instead|rather",
                "@number ..2 instead of @number", "^ ..4 halved|doubled|tripled",
            ]),
        new("it is in", Evidence.Result,
            [
                "^ ..5 @done to|into|across|and|,|-", "has|have been @past", "^ !@if|@not|@past ..3 @past (|-|,",
                "@be working on|with|again", "as of today|now", "^ !files|what|changes|lines ..5 @done $",
                "^ !@done|@past|@number ~14 @done $", "^ @code @be|@was @adverb* @over",
                "^ !files|what|changes|lines|i|@number ..4 @done :", "^ ..6 @be @adverb* @done|@past $", "@be in ,|:", "@be in $",
                "@be @adverb* on main|master|develop",
                "merged|committed|pushed|published ..4 to|into|as|on @code|main|master|develop|origin",
                "^ merged|committed|pushed|published|released|deployed|shipped", "the? work is on branch",
                "works @adverb* on|for|from|with|in|as|correctly|again|now", "@be now|up|all|both|correctly working", "the? fix is|was",
            ]),
    ];
}
