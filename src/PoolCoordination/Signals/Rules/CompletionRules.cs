namespace PoolCoordination.Signals.Rules;

/// <summary>What is said of a finished piece of work.</summary>
internal static class CompletionRules
{
    /// <summary>The rules.</summary>
    public static readonly Rule[] All =
    [
        new("I have done it", Evidence.Claim,
            [
                "@i @have @adverb* @done|@done0|@past", "@i @have @adverb* :", "@i ..10 and @adverb* @done", "@i @adverb* @done",
                "@i @adverb* @done0 !into|wrong|stuck|no|a|an",
            ],
            [
                "I've fixed the leak in the parser.", "We have successfully migrated the users.", "I also removed the old form.",
                "I've containerised the worker.",
            ],
            ["I have looked at the parser.", "I'd have fixed that.", "I haven't fixed it.", "You've fixed the leak."]),
        new("done, without a subject", Evidence.Claim,
            [
                "^ @adverb* @done !:|-|by|@would|with|in|files|version|@study|plan",
                "^ found|tracked|traced|narrowed|pinned ..12 and @adverb* @done|@past", "^ @adverb* @done and @done",
                "^ @adverb* @past the|a|an|all|both|every|each|its|@code|@number",
            ],
            ["Fixed the login redirect.", "Successfully deployed the worker.", "Found and fixed it.", "Now: replaced the cache."],
            ["Fix the login redirect.", "Fixed by Maria.", "Set the flag to true.", "Provided the key is valid, it opens."]),
        new("it has been done", Evidence.Claim,
            [
                "has|have been @adverb* @done|@done0", "@be @adverb* now @adverb* @done|@over", "now @be @adverb* @done|@over",
                "@done successfully", "successfully @done", "^ @adverb* successfully @past|@done0",
            ],
            ["The state has been moved to S3.", "The race is now fixed.", "It deployed successfully."],
            ["The state has not been moved.", "The state is moved by a script."]),
        new("it is over", Evidence.Claim,
            [
                "^ ..8 @be @adverb* @over !@mode", "^ ..6 @be @adverb* finished|fixed|implemented|resolved|solved|rewritten|rebuilt and",
                "^ ..5 @be in $", "@be @adverb* in place",
                "^ ..6 @be @adverb* rolled|cleaned|wired|hooked|plugged out|up|into", "^ all|both|@number ..4 @be @adverb* @done",
                "@be up and running", "@be @adverb* sorted|ironed|straightened out", "@be @adverb* dealt with",
                "@be @adverb* taken care", "@be @adverb* wrapped up", "^ all set", "good to go",
                "@i @have got ..8 working|running|passing|done", "went live|out", "landed on|in", "^ ..5 @be history",
                "that|this does|did the trick", "a thing of the past", "@be @adverb* off the list",
                "@be @adverb* back up|online|in|on|to", "@be @adverb* set up",
            ],
            ["The nightly job is repaired.", "The race is gone.", "Both pages are live.", "The cache is in place."],
            ["The file is removed when it is empty.", "The form isn't finished."]),
        new("done, in a word", Evidence.Claim,
            [
                "^ all? @end $", "^ all? @end :|-|,", "^ everything @be @end",
                "^ !not|nothing|@if ..4 @end -", "^ updated|reverted|renamed|deleted|removed|fixed|committed|pushed|merged|deployed -",
                "got it working", "^ ..4 work|works|builds|compiles|passes now $", "^ implemented|added|done in @code",
                "^ !not|nothing|@if ..6 @end $",
                "^ ..6 finished|completed|succeeded without|successfully|cleanly|in|with",
            ],
            [
                "Done.", "All done!", "Done – the pipeline takes six minutes.", "Refactoring complete.", "Version two released.",
                "Updated — the option is shown.",
            ],
            ["When you're done, tell me.", "It is done by a script."]),
        new("what follows was done", Evidence.Claim,
            [
                "^ here 's|is|are ..6 what @i @adverb* did|@done|@done0|@past", "^ here 's|is ..6 what ..2 shipped|landed",
                "^ here 's|is|are ..6 what changed !between|in|since|when", "^ here 's|is ..6 what was @done|@done0|@past !in|by",
                "^ here 's|is|are ..3 summary of ..4 changes|fix|fixes|refactoring|implementation|improvements",
                "^ what i did|changed|built|added|fixed|implemented", "^ changes i? made :|$",
            ],
            ["Here's what I changed:", "Here's a summary of what was implemented:", "Here is what shipped."],
            ["Here's what I found:", "Here's what changed between the two versions:", "Here's a summary of the log."]),
        new("that completes it", Evidence.Claim,
            ["that|this completes|finishes|concludes|closes", "^ with this ,"],
            ["That completes the sortable table."],
            ["A click completes the order."]),
        new("it does so now", Evidence.Result,
            [
                "now !we|i|let|@if @adverb* @third", "^ ..5 now ..1 @third", "@third ..6 now $", "@third ..6 now ,|:|;|-|and",
                "@be @adverb* now", "@has ..8 now", "now @be",
                "now work|run|load|use|have|return|accept|handle|start|pass|build|come|carry|get|support|show|render",
                "work|run|load|use|have|return|pass|build ..6 now $",
                "@third|work|load|run|build|start @adverb* again|correctly|properly|reliably|fine !@third",
                "^ ..5 load|loads|works|work|build|builds|runs|run|starts|start ..5 again", "@be on ..2 @number", "@be ..4 now $",
                "@be !now ..4 now :|,|-|;", "right|correct|correctly|working at last", "at last $", "@third|@past to ..3 again",
                "now lives|live", "@be in sync|step|line again|now|with",
            ],
            ["The worker now retries three times.", "The filter works now.", "The form uses Zod now."],
            ["Now let me look at the form.", "The form used to work."]),
        new("it is another than it was", Evidence.Result,
            ["@i @adverb* @past", "^ ..4 has|have the|a new", "no longer", "@third|@be gone", "any more $"],
            ["The dialog no longer flickers."],
            ["No, it takes longer than that."]),
        new("so much better", Evidence.Result,
            [
                "down|up ..3 from @number ..3 to", "@be down|up|reduced|cut ..3 from|to",
                "went|fell|dropped|rose|grew|improved ..8 from @number ..3 to", "now @number ..3 instead|rather",
            ],
            ["The image is down from 1.8 GB to 200 MB.", "The response time fell from 1.9 s to 140 ms."],
            ["Keys from one to ten are reserved."]),
        new("it is in", Evidence.Result,
            [
                "^ ..5 @done to|into|across|and|,|-", "^ !files|what|changes|lines ..5 @done $", "^ @code @be|@was @adverb* @over",
                "^ !files|what|changes|lines|i|@number ..4 @done :", "^ ..6 @be @adverb* @done|@past $", "@be in ,", "@be in $",
                "@be @adverb* on main|master|develop",
                "merged|committed|pushed|published ..4 to|into|as|on @code|main|master|develop|origin",
                "^ merged|committed|pushed|published|released|deployed|shipped", "the? work is on branch",
                "works @adverb* on|for|from|with|in|as|correctly|again|now", "@be now|up|all|both|correctly working", "the? fix is|was",
            ],
            ["The change is merged into `develop`.", "It works on both platforms."],
            ["The branch is in a bad shape."]),
    ];
}
