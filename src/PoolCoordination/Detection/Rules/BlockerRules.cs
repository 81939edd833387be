namespace PoolCoordination.Detection.Rules;

/// <summary>What is said of work that can't go on.</summary>
internal static class BlockerRules
{
    /// <summary>The rules, each with its patterns; RuleExamples of the tests has sentences that each finds and ignores.</summary>
    public static readonly Rule[] All =
    [
        new("I can't", Evidence.Inability,
            [
                "i @adverb* @cannot @adverb* !@perceive|just|simply|safely", "@i could|can not @adverb* !@perceive",
                "@i was|'m|am|were|are|'re unable", "@i 'm|am|was not able|allowed|permitted", "@i @isnt able|allowed|permitted",
                "unable to", "^ could not", "^ couldn't|cannot|can't", "@i may not", "i can neither|no", "which @i @adverb* @cannot",
                "hands are tied", "^ not able to", "any way around", "^ not authorised|authorized|permitted|entitled to",
                "@i don't know the|its", "which @i don't have", "nothing @i can", "nothing to do for me|us", "limit of what @i can",
            ]),
        new("I stop", Evidence.Inability,
            [
                "^ @adverb* stopping|pausing|stopped|paused until|till", "^ @adverb* stopping|pausing|stopped|paused here !per|as|for|now",
                "i 'll stop|pause until|till|before", "i 'll stop|pause here !and", "@i @have to stop", "@i @have? stopped",
                "@i won't run|do|touch|start|continue ..4 before|until", "@i have to wait", "@i must stop",
                "@i @be @adverb* idle|parked|stranded|dependent|reliant on|until|till|here|without", "@i @be @adverb* pausing",
                "@i @have run out of", "@i @adverb* give|gave up", "no further|more progress|headway", "@i have to leave it|this",
                "@i stop|pause here", "call|called|calling it|this off", "be idle until|till", "sit this|it out", "as far as it|this goes",
                "leave ..4 unfinished", "@i had to stop|pause", "i 'll wait $", "i 'll wait until|till", "@i @be @adverb* stopping",
                "^ stopping $", "@i @be @adverb* holding off", "@i won't run|do|touch|start|continue ..2 without",
                "@i @have to hand ..2 back|over",
            ]),
        new("I need something first", Evidence.Inability,
            [
                "@i @be ..2 waiting for|on your|the|his|her ..3 @awaited", "@i need|require ..3 access|permission|permissions|credentials",
                "you 'll? need|have to ..12 then|before|so @i can", "@i need !to ..8 to|before|and proceed|continue|going|go|finish",
                "@i don't have what @i need", "^ awaiting your|the|his|her ..3 @awaited", "your ..1 @awaited @be needed|required|missing",
                "@i need the|a|an ..4 to @begin", "before @i can begin|start|continue|proceed|go",
                "^ waiting|waits for ..2 approval|permission",
            ]),
        new("I have no means", Evidence.Inability,
            [
                "@i have|'ve|hold|had no ..2 @access", "@i don't|didn't have ..5 @access", "@i @adverb* lack ..3 @access",
                "my ..3 lacks|has no|may not", "to which @i have no", "no way around|forward|to|of", "nothing ..2 @i can|could do",
                "nothing ..3 can be", "nothing can|runs|could", "out of ideas", "nothing else|more|left to try|do",
                "nothing else|more|left i|we|that", "no workaround", "without success", "can do nothing", "nothing to do until|before|till",
                "before @i can ..8 has|have|needs|must", "@i don't|can't know what|how|which|where|whether",
                "@i do not know what|how|which", "there 's no @ing anything|any|it|this|that", "won't even",
                "leaves|left me|us without|with", "the? rest ..6 hangs|depends|waits|rests on|for|upon", "none of ..3 can|could",
                "nothing|none|neither ..4 can be", "without it|them|that|this|those|a|the ..3 @i @cannot",
                "without it|them|that|this|those ..2 nothing", "my ..3 @isnt|not allowed|permitted|authorized|authorised|entitled",
                "won't|doesn't|don't let me", "beyond what|my @i|permissions|rights|reach", "out of my hands", "locked out",
                "as far as @i can|could get|go", "dead end", "hit a|the ..1 wall", "@i @be restricted|prevented|barred|locked from|out",
                "not something @i can|could", "@i gave up", "no luck", "keeps me out", "there 's|is no ..4 to ..3 with|on|against",
                "@i do not have ..4 @access",
            ]),
        new("I am stuck", Evidence.Inability,
            [
                "@i 'm|am|'re|are @adverb* blocked|stuck", "my|our ..16 @be @adverb* blocked|stuck by|on|until",
                "to unblock my|our remaining|work|own", "^ you 're out of ..2 usage|credits", "usage limit reached",
                "^ you 've hit|reached your ..2 limit", "@i @be paused at|until|till", "^ blocked|stuck !out",
                "^ stopped at|on|by|because|before|:|-", "@work|everything|this @be|has|remains @adverb* @halt", "come|came to a halt",
                "@work ..2 stopped", "^ @work @halt", "on hold", "at|to a standstill", "@i|this|that|mine|rest|@work has|have to wait",
                "^ !i|we ..2 blocked by|on|until", "@work ..2 @be ..1 blocked", "going on :",
                "^ to proceed|continue , you|@someone ..2 need|needs|could|must", "^ to proceed|continue , i ..2 need !to",
            ]),
        new("it can't go on", Evidence.Impasse,
            [
                "@cannot @adverb* be ..6 until|before|without|here|because|from",
                "@cannot @adverb* proceed|continue|progress|go|take|start|run|get|make|begin ..6",
                "@work ..1 @cannot be @done|@over|@past|run", "@isnt|not possible|obtainable for|before|here|in|at|right|currently|without",
                "impossible to|at|until|till|without|right|now", "^ not possible|impossible",
                "@work|release|rest|remaining|last|import|set|these|those ..8 waits|wait for|behind|until|till|on", "has|have to wait",
                "has to stop here", "no ..3 can|may be @past|@done", "neither ..6 possible",
                "^ everything|all ..4 needs|need|requires|depends|depend", "without it|a|the ..3 there @be no",
                "nothing ..3 to be @past|@done", "no ..2 to be @past|@done", "nothing to ..3 on|with|from", "@work ..2 rests until|till",
                "@cannot even be", "without ..6 @cannot be @past|@done", "nothing compiles|builds|runs|starts", "@cannot $",
                "@cannot @adverb* be @past|@done at|today", "can only be @done|@past by", "haven't been run", "until then", "here until",
                "@work @cannot",
            ]),
        new("it can't be done", Evidence.Standstill,
            [
                "@cannot be @past|@done|@done0|@studied|run|read|sent|seen", "we @adverb* @cannot @adverb* !@perceive",
                "@cannot @adverb* @past|run|build|start|merge|deploy", "@work|@check ..3 fail|fails|failed|stopped|stops",
                "@isnt|not possible", "won't be possible", "aborts|aborted|fails|failed|dies|crashes|exits|ends with|on|at|because",
                "refuses|refused to", "never gets|get", "^ waiting for|on", "no way to",
            ]),
    ];
}
