namespace PoolCoordination.Detection.Rules;

/// <summary>What is said of work that goes on, and of what isn't there yet.</summary>
internal static class OpenWorkRules
{
    /// <summary>The rules, each with its patterns; RuleExamples of the tests has sentences that each finds and ignores.</summary>
    public static readonly Rule[] All =
    [
        new("I am going to", Evidence.Activity,
            [
                "@i 'll|will @adverb* !wait|stay|resume|report|be|leave|need|have|never|stop|@not", "@i 'm|'re|am|are @adverb* going to",
                "^ @adverb* let me !know|summarize|summarise|recap|explain|compile|give|create|provide",
                ",|and|so|but|or|first|ok|okay|instead let me !know|summarize|explain", "let's !me", "@i @be about to",
                "^ @adverb* @i need|want to !inform|tell|note|mention|clarify|be|point", "@i plan to", "@i expect ..4 to be",
                "@i intend to", "@i 'll report|have|be !happy|glad|blocked|unable", "@i go on with", "^ now @i 'll",
            ]),
        new("I am at it", Evidence.Activity,
            [
                "@i 'm|am|'re|are @adverb* still? @try", "^ @adverb* next? @try", "taking|looking|trying ..6 next|now $", "^ at present",
                "for now @i !@cannot", "still running|working|uncommitted", "@work|@check ..2 @be @adverb* running !in|without|through",
                "running|going|executing ..2 in the background", "^ @work|job|run|@code|process started|launched $",
                "@be working|writing|pulling through|at|in", "@i|@others|@person @be working on",
                "^ @adverb* carrying|continuing|proceeding on|with", "making progress", "winding down", "moving on", "digging into",
            ]),
        new("it still fails", Evidence.OpenWork,
            [
                "still @fail|open|missing|wrong|no|not|need|needs|doesn't|don't|fail|can't|happens|occurs|pending|to",
                "tests|checks|test !@pass ..3 fail|failing|fails !and", "!0|zero @number fail|fails|failing",
                "@number ..3 @be ..2 failing|broken", "doesn't|don't work", "doesn't ..3 yet",
                "hasn't|haven't|isn't|aren't @adverb* "
                    + "finished|done|complete|run|tested|started|changed|touched|executed|implemented|looked|yet|been|fixed|working",
                "not ..3 yet", "yet $", "yet ,", "@i did|have not run|tested|changed|touched",
                "@i haven't changed|touched|made ..2 anything|any", "untested",
            ]),
        new("it went wrong", Evidence.Setback,
            [
                "@fail again", "hung again", "didn't work|help|fix|reach", "that|this|it didn't", "@was wrong", "came back",
                "without luck",
            ]),
        new("only a part of it", Evidence.OpenWork,
            [
                "@number|none of the? @number !@number", "@fraction", "so far !there",
                "half|third|quarter|part @be done|through|finished|complete|converted", "^ ..2 @be next", "in progress", "@be ..2 underway",
                "half done|finished|way|complete|there", "halfway", "partially|partly @done|@over|complete|working",
                "the? rest follow|is|remains|follows", "remain|remains $", "what remains|is left",
                "@number !none|no|nothing ..3 left|remaining $",
                "errors|failures|tests|tasks|items|steps|modules ..2 left|remaining|remain", "@number ..3 to go",
                "@number @be left|missing|outstanding|pending", "@number are open", "@number more to",
                "first step|part|half|phase @be @over", "^ ..2 waiting|awaiting for|on|the", "@be ..2 waiting", "awaiting",
                "still waiting|pending", "remaining :|work|tasks|steps|items",
            ]),
        new("you have to see", Evidence.Doubt,
            [
                "could|can|would you @adverb* try|run|test|paste|tell|confirm|verify|send|reload",
                "please @adverb* try|test|run|verify|reload|confirm|paste",
                "^ @adverb* try|run|relaunch|restart|reload it|the|again|@ing|@code", "does|did it|that|the ..8 now|then|work|happen $",
                "let me know if|whether it|this|that|you|the works|still|see|fixes|doesn't|happens", "tell me|us whether|if",
                "if you still", "if it|this|that still|doesn't", "did you get",
            ]),
        new("I am not sure", Evidence.Doubt,
            ["@i|this|it|that @unsure", "not sure", "@i 'd", "@i @be @adverb* sorry", "apologies|apologize|apologise"]),
        new("a study", Evidence.Study,
            [
                "@i found @number|some|a|an|no|the ..4 @problem", "there @be @number ..4 @problem", "there 're ..4 @problem",
                "@i ..2 looked|reviewed|audited|analysed|analyzed|investigated|examined|explored|researched|compared|read ..6 @filler* "
                    + "@study|code|repository|module|codebase|log|through",
                "^ ..6 @study $", "^ @study of|for|:|-", "here 's|is|are ..6 @study|plan|steps|approach|draft",
                "here 's|is|are ..5 state|status|differences|situation|difference|output|contents|content", "here 's|is how|why",
                "^ that|this|the ..1 error|message|warning ..1 means|says|happens|occurs|indicates|comes", "^ solution|workaround :|$",
                "here 's|is what !i|we|changed|shipped|landed|@number", "here's how|the|my|a ..4 @study",
                "^ code|pr|diff|security|design|line ..3 review|audit|analysis|assessment",
                "^ @i @have? reviewed|audited|analysed|analyzed ..9 $", "^ @i @have? reviewed|audited|analysed|analyzed ..9 (|:|-",
                "would ..2 approve", "how ..8 works|work", "@i 'd go|recommend|suggest|advise|approach|pin|keep|approve|say",
                "@i recommend|suggest", "based on my|the ..3 @study", "^ to fix|solve|run|see|avoid", "the question is",
                "status|progress ..2 summary|update|report", "current status|progress", "no action needed|required",
                "^ pr|mr|issue|task|request ..2 status", "retro|retrospective|perspective", "complete|full|clear picture",
                "enough information|data|context", "let me explain|walk|break",
                "@i ..1 have ..3 information|picture|understanding|overview|versions|context|answer|scope",
                "let me compile|create|provide|give ..5 @study|summary|report", "based on my",
                "give you ..4 @study|answer|overview|picture|scope", "^ if|suppose|assuming|once",
            ]),
        new("shall I do it", Evidence.Offer,
            ["want me to @begin", "would you like me to @begin", "should|shall i @begin"]),
        new("a study was made", Evidence.Study,
            [
                "@i @have? @adverb* created|wrote|written|completed|finished|prepared|drafted|made|compiled|produced|sent|finished ..4 "
                    + "@study !and|@third",
                "@study @be? @over|complete|completed|finished", "^ ..6 @study complete|completed|done|finished",
                "read|reading|reviewed|reviewing through", "^ ..2 @study ..2 posted|submitted|sent", "^ ..3 @study : $",
            ]),
        new("a proposal", Evidence.Draft,
            [
                "suggested|proposed|possible ..3 @writing|fix|change|solution|approach", "@writing that fits",
                "here 's|is a|the|my ..3 @writing", "a|the draft for", "that 's a draft", "commit @writing :", "looks|look like this",
                "change @i have in mind", "@i recommend a|b|option|the", "@i propose|suggest the|this", "@i 'd go with|for", "one way to",
                "acceptance criteria :", "a ..3 that ..6 looks like", "example :", "^ todo list|for|:", "^ todos", "^ plan !mode",
                "proposed", "is anything missing",
            ]),
    ];
}
