namespace PoolCoordination.Signals.Rules;

/// <summary>What is said of work that can't go on.</summary>
internal static class BlockerRules
{
    /// <summary>The rules.</summary>
    public static readonly Rule[] All =
    [
        new("I can't", Evidence.Inability,
            [
                "i @adverb* @cannot @adverb* !@perceive|just|simply|safely", "@i could|can not @adverb* !@perceive",
                "@i was|'m|am|were|are|'re unable", "@i 'm|am|was not able|allowed|permitted", "@i @isnt able|allowed|permitted",
                "unable to", "^ could not", "^ couldn't|cannot|can't", "^ @adverb* stopping|pausing|stopped|paused until|till",
                "^ @adverb* stopping|pausing|stopped|paused here !per|as|for|now", "i 'll stop|pause until|till|before",
                "i 'll stop|pause here !and", "@i may not", "@i @have to stop", "@i @have? stopped",
                "@i @be ..2 waiting for|on your|the|his|her ..3 @awaited", "@i need|require ..3 access|permission|permissions|credentials",
                "you 'll? need|have to ..12 then|before|so @i can", "@i need !to ..8 to|before|and proceed|continue|going|go|finish",
                "@i won't run|do|touch|start|continue ..4 before|until", "@i have to wait", "@i must stop", "i can neither|no",
                "@i @be @adverb* idle|parked|stranded|dependent|reliant on|until|till|here|without", "@i @be @adverb* pausing",
                "@i @have run out of", "@i @adverb* give|gave up", "no further|more progress|headway", "@i have to leave it|this",
                "which @i @adverb* @cannot", "@i stop|pause here", "call|called|calling it|this off", "@i don't have what @i need",
                "^ awaiting your|the|his|her ..3 @awaited", "hands are tied", "^ not authorised|authorized|permitted|entitled to",
                "@i had to stop|pause", "@i don't know the|its", "which @i don't have", "nothing @i can", "nothing to do for me|us",
                "limit of what @i can", "i 'll wait $", "i 'll wait until|till", "@i @be @adverb* stopping",
                "your ..1 @awaited @be needed|required|missing", "@i need the|a|an ..4 to @begin", "^ stopping $",
                "@i @be @adverb* holding off", "@i won't run|do|touch|start|continue ..2 without", "@i @have to hand ..2 back|over",
                "before @i can begin|start|continue|proceed|go", "^ waiting|waits for ..2 approval|permission",
            ],
            [
                "I can't reach the cluster.", "I was unable to log in.", "Could not connect to the replica.",
                "You need to start the emulator first, then we can proceed.", "I need access to the bucket.", "I give up at this point.",
                "I'm idle till it lands.", "Awaiting your approval.", "I had to stop at the third file.",
            ],
            ["You can't reach it from there.", "I can't see a problem with that.", "I can reach the cluster.", "Stopping here for now."]),
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
            ],
            [
                "I have no rights to install it.", "I don't have the password for the database.", "There is nothing left that I could do.",
                "I am restricted from reading that folder.", "I've hit a wall.",
            ],
            ["I have no preference."]),
        new("I am stuck", Evidence.Inability,
            [
                "@i 'm|am|'re|are @adverb* blocked|stuck", "^ blocked|stuck !out", "^ stopped at|on|by|because|before|:|-",
                "@work|everything|this @be|has|remains @adverb* @halt", "come|came to a halt", "@work ..2 stopped", "^ @work @halt",
                "on hold", "at|to a standstill", "@i|this|that|mine|rest|@work has|have to wait", "^ !i|we ..2 blocked by|on|until",
                "@work ..2 @be ..1 blocked",
                "going on :", "^ to proceed|continue , you|@someone ..2 need|needs|could|must",
                "^ to proceed|continue , i ..2 need !to",
            ],
            [
                "I'm stuck on the codegen step.", "Blocked: the database is down.", "The conversion has come to a halt.",
                "Until somebody signs, the release is stuck.",
            ],
            ["The thread is blocked.", "The queue stopped the job."]),
        new("it can't go on", Evidence.Impasse,
            [
                "@cannot @adverb* be ..6 until|before|without|here|because|from",
                "@cannot @adverb* proceed|continue|progress|go|take|start|run|get|make|begin ..6",
                "@work ..1 @cannot be @done|@over|@past|run", "@isnt|not possible|obtainable for|before|here|in|at|right|currently|without",
                "impossible to|at|until|till|without|right|now", "^ not possible|impossible",
                "@work|release|rest|remaining|last|import|set|these|those ..8 waits|wait for|behind|until|till|on", "has|have to wait",
                "has to stop here", "no ..3 can|may be @past|@done", "neither ..6 possible",
                "^ everything|all ..4 needs|need|requires|depends|depend", "without it|a|the ..3 there @be no",
                "nothing ..3 to be @past|@done", "no ..2 to be @past|@done", "nothing to ..3 on|with|from",
                "nothing compiles|builds|runs|starts", "@cannot $", "@cannot @adverb* be @past|@done at|today",
                "can only be @done|@past by", "haven't been run", "until then", "here until", "@work @cannot",
            ],
            [
                "The migration can't be run before the DBA approves it.", "The rollout can't go ahead.",
                "The training isn't possible here.",
            ],
            ["It can be run twice."]),
        new("it can't be done", Evidence.Standstill,
            [
                "@cannot be @past|@done|@done0|@studied|run|read|sent|seen", "we @adverb* @cannot @adverb* !@perceive",
                "@cannot @adverb* @past|run|build|start|merge|deploy", "@work|@check ..3 fail|fails|failed|stopped|stops",
                "@isnt|not possible", "won't be possible", "aborts|aborted|fails|failed|dies|crashes|exits|ends with|on|at|because",
                "refuses|refused to", "never gets|get", "^ waiting for|on", "no way to",
            ],
            ["The report can't be produced.", "The upload fails with a timeout.", "Waiting for the grant."],
            ["The report is produced nightly."]),
    ];
}
