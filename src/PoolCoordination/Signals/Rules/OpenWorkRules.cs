namespace PoolCoordination.Signals.Rules;

/// <summary>What is said of work that goes on, and of what isn't there yet.</summary>
internal static class OpenWorkRules
{
    /// <summary>The rules.</summary>
    public static readonly Rule[] All =
    [
        new("I am going to", Evidence.Activity,
            ["@i 'll|will @adverb* !wait|report|be|leave|need|have|never|stop|@not", "@i 'm|'re|am|are @adverb* going to", "let me !know|summarize|summarise|recap|explain", "let's !me", "@i @be about to", "^ @adverb* @i need|want to", "@i plan to", "@i expect ..4 to be", "@i intend to", "@i 'll report|have|be !happy|glad|blocked|unable", "@i go on with", "^ now @i 'll"],
            ["I'll implement the retry next.", "Let me look at the mocks.", "I'm going to start with the reader."],
            ["Let me know if it helps.", "I'll leave it there."]),
        new("I am at it", Evidence.Activity,
            ["@i 'm|am|'re|are @adverb* @try", "^ @adverb* next? @try", "taking|looking|trying ..6 next|now $", "at present", "for now @i !@cannot", "still running|working|uncommitted", "@be @adverb* running in", "in the background", "^ ..3 started|launched $", "@be working|writing|running|pulling on|in|through|at", "making progress", "winding down", "moving on", "digging into"],
            ["I'm trying another one.", "Looking into that now.", "The training is running in the background."],
            ["It runs as a background job."]),
        new("it still fails", Evidence.OpenWork,
            ["still @fail|open|missing|wrong|no|not|need|needs|doesn't|don't|fail|can't|happens|occurs|pending|to", "tests|checks|test ..4 fail|failing|fails !and", "@number ..3 @be ..2 failing|broken", "doesn't|don't work", "doesn't ..3 yet", "hasn't|haven't|isn't|aren't @adverb* finished|done|complete|run|tested|started|changed|touched|executed|implemented|looked|yet|been|fixed|working", "not ..3 yet", "yet $", "yet ,", "@i did|have not run|tested|changed", "untested"],
            ["Two tests are still failing.", "I haven't run the tests yet.", "The deploy hasn't finished."],
            ["The tests pass again."]),
        new("it went wrong", Evidence.Setback,
            ["@fail again", "hung again", "didn't work|help|fix|reach|change", "that|this|it didn't", "@was wrong", "came back", "without luck"],
            ["The first guess was wrong.", "That didn't work."],
            ["The wrong page was removed."]),
        new("only a part of it", Evidence.OpenWork,
            ["@number|none of the? @number !@number", "@fraction", "so far !there", "in progress", "@be ..2 underway", "half done|finished|way|complete|there", "halfway", "partially|partly @done|@over|complete|working", "the? rest follow|is|remains|follows", "remain|remains $", "what remains|is left", "@number ..3 left|remaining $", "errors|failures|tests|tasks|items|steps|modules ..2 left|remaining|remain", "@number ..3 to go", "first step|part|half|phase @be @over", "^ ..2 waiting|awaiting for|on|the", "@be ..2 waiting", "awaiting", "still waiting|pending", "remaining :|work|tasks|steps|items"],
            ["2 of 5 modules migrated so far.", "The refactoring is half done.", "There are 14 errors left."],
            ["One of the pages is new."]),
        new("you have to see", Evidence.Doubt,
            ["could|can|would you @adverb* try|run|test|paste|tell|confirm|verify|send|reload", "please @adverb* try|test|run|verify|reload|confirm|paste", "^ @adverb* try|run|relaunch|restart|reload it|the|again|@ing|@code", "does|did it|that|the ..8 now|then|work|happen $", "let me know if|whether it|this|that|you|the works|still|see|fixes|doesn't|happens", "tell me|us whether|if", "if you still", "if it|this|that still|doesn't", "did you get"],
            ["Could you try it on your phone?"],
            ["You can run it with make."]),
        new("I am not sure", Evidence.Doubt,
            ["@i|this|it|that @unsure", "not sure", "@i 'd"],
            ["I believe this fixes it."],
            ["It works."]),
        new("a study", Evidence.Study,
            ["@i found @number|some|a|an|no|the ..4 @problem", "there @be @number ..4 @problem", "there 're ..4 @problem", "@i ..2 looked|reviewed|audited|analysed|analyzed|investigated|examined|explored|researched|compared|read ..6 @filler* @study|code|repository|module|codebase|log|through", "^ ..6 @study $", "^ @study of|for|:|-", "here 's|is|are ..6 @study|plan|steps|approach|draft", "here 's|is how|what|why", "here's how|the|my|a ..4 @study", "@have not|n't changed", "haven't changed|touched|made ..2 anything|any", "would ..2 approve", "how ..8 works|work", "@i 'd go|recommend|suggest|advise|approach|pin|keep|approve|say", "@i recommend|suggest", "based on my|the ..3 @study", "^ to fix|solve|run|see|avoid", "the question is", "status|progress ..2 summary|update|report", "current status|progress", "retro|retrospective|perspective", "complete|full|clear picture", "enough information|data|context", "^ if|suppose|assuming|once"],
            ["I found three issues in the cache.", "Here's my analysis:", "## Review of the queue"],
            ["I fixed three issues in the cache."]),
        new("a study was made", Evidence.Study,
            ["@i @have? @adverb* created|wrote|written|completed|finished|prepared|drafted|made|compiled|produced|sent|finished ..4 @study !and|@third", "@study @be? @over|complete|completed|finished", "^ ..6 @study complete|completed|done|finished", "read|reading|reviewed|reviewing through"],
            ["I've completed my review of the queue.", "Analysis complete."],
            ["I've completed the migration."]),
        new("a proposal", Evidence.Draft,
            ["suggested|proposed|possible ..3 @writing|fix|change|solution|approach", "@writing that fits", "here 's|is a|the|my ..3 @writing", "a|the draft for", "that 's a draft", "commit @writing :", "looks|look like this", "change @i have in mind", "one way to", "acceptance criteria", "a ..3 that ..6 looks like", "example :", "todo list|for|:", "todos", "^ plan", "proposed", "is anything missing"],
            ["Suggested commit message:", "Here's a draft for the issue:"],
            ["I fixed the message."]),
    ];
}
