namespace PoolCoordination.Detection.Rules;

/// <summary>What is said of things that are missing, closed or out of order, and of people who have to act first.</summary>
internal static class ObstacleRules
{
    /// <summary>The rules, each with its patterns; RuleExamples of the tests has sentences that each finds and ignores.</summary>
    public static readonly Rule[] All =
    [
        new("closed or out of order", Evidence.Obstacle,
            [
                "@be|has|have|was|were|am ..3 @down", "expired", "out of ..2 credits|quota|budget|space|memory|usage", "resets at|@number",
                "your ..2 limit", "only accepts", "still open", "read mode", "failed to start|connect|open",
                "dead link", "lacks|lack", "@cannot reach", "gives|gave|gets @status", "insufficient", "switched|turned|shut off|down",
                "outstanding", "@cannot be resolved|found|reached|located",
                "permission|access|license|licence|login denied|failed|checkout", "@refusal", "@status",
                "connection refused|times|timed|reset", "times|timed out", "rate limit|limited|limits", "no space", "out of memory",
                "oom|outage|maintenance", "over its|the|your|our", "used up", "data gone", "is full", "at 100", "refuses to",
                "rejects|rejected|declined|drops|refuses|denies", "@be ..2 protected", "upstream",
                "returns|answers|replies|answered ..6 @status|@quotation|@code", "aborts|fails|dies|ends|exits with", "all i get",
                "there 's none|nothing", "^ no ..3 answers|responds|replies", "no longer exists|available|there|works", "wants a|an",
                "frozen", "@be ..2 restricted|blocked because|in|by", "i @adverb* get a|an|the|only @status|@code|@quotation",
            ]),
        new("missing", Evidence.Obstacle,
            [
                "nowhere to", "exists neither|nowhere", "doesn't contain|include|hold|know", "is|are only for",
                "nothing ..2 delivered|attached|arrived|received|named", "for admins|owners|administrators only",
                "@isnt|not @adverb* @present", "@isnt in the", "@isnt|not there|here|among", "there 's|is|are ..2 no !need|problem|reason",
                "no ..3 in this|the", "has|have|finds|found|shows no", "@code not found",
                "does not ..1 resolve|respond|exist|accept|have|show|answer|start|boot|enumerate|match|appear",
                "doesn't ..2 resolve|respond|exist|accept|have|show|answer|start|boot|enumerate|match|appear", "haven't received",
                "not|nothing found|received", "asks for|wants|requires|needs|need", "no such|secret|gpu|network|daemon", "is only|just",
                "doesn't answer", "i don't|didn't have ..2 permission|permissions|credentials|rights",
                "no ..2 key|credentials|gpu|access|login|licence|license|kubeconfig|copy", "not|isn't|aren't in|on",
            ]),
        new("no access", Evidence.AccessRequest,
            [
                "@i ..3 need|require ..6 password|passphrase|token|credentials|credential|secret|login|uri",
                "@i ..3 need|require ..3 api|access|connection key|keys|string|rights|permission|permissions",
                "please ..4 add|paste|provide|share|enter|supply|unlock "
                    + "..8 password|passphrase|token|credentials|key|keys|secret|uri|string",
                "please ..3 log|sign in", "please ..4 set|give ..8 password|passphrase|token|credentials|key|keys|secret|login|@code",
                "waiting for your ..2 login|key|password|passphrase|credentials|token",
                "your ..3 key|login|passphrase ..6 unlocked|unlock|renewed", "unlock it|the|your",
                "@be not authenticated|logged",
                "waiting for you to add|paste|provide|share|set|enter|supply|unlock|renew|grant|log|sign",
                "needs|requires authentication|credentials|login ..3 now|first|before|right",
                "^ ..3 password|passphrase|token|credentials|key|login @be ..2 missing|required|needed|expired",
            ]),
        new("contradictory or unclear", Evidence.Obstacle,
            ["contradicts|contradict|contradictory|contradiction", "exclude each other", "no ..3 is named|attached|given"]),
        new("held by others", Evidence.Obstacle,
            [
                "locked|claimed|held|owned|used by", "holds|hold", "uncommitted changes|work", "open since", "waiting for|on",
                "on review", "in use", "still under", "hasn't|haven't decided|answered|replied|arrived", "has to|must decide",
                "while plan mode", "in plan mode",
            ]),
        new("do it, please", Evidence.Request,
            [
                "please|pls ..2 @hand", "could|can|would you @adverb* @hand|either", "@i need|want|require !to", "@i @would need",
                "^ need the|a|an|your", "send me", "your turn", "over to you", "to proceed|continue , ..4 you|one", "once you @hand",
                "let me know which|how|what|once|when ..4 you|@i", "which ..6 works for you", "would you like to @hand|adjust|change|allow",
                "how do|would|should you|i|we want|like|proceed", "tell me which|where|how|what|when|once",
                "which ..6 prefer|wins|applies|counts|holds", "which|what ..3 should|shall i",
            ]),
        new("somebody has to", Evidence.Request,
            [
                "takes @someone", "@someone|it ..3 would have to", "must be ..1 @past|issued|done by",
                "only @code|a|an|the|@someone ..6 can|may", "@someone ..6 has to", "@someone ..6 have to",
                "has|have to confirm|accept|approve|sign|unlock|decide", "@someone ..6 must|needs", "@i 've asked", "@i @have asked",
                "needs a|an|the ..3 by|from|of", "needs someone|somebody",
            ]),
        new("something has to happen first", Evidence.Need,
            [
                "needs|need to|access|a|the|somebody|someone|root|help", "requires a|an|the|root", "until|till|before|unless",
                "as soon as", "depends|depend on|upon", "waiting for|on", "wait for|until", "^ this|that|it|the ..4 needs|requires",
                "without it|them|that|this|those|her|him|these", "asked ..4 to", "needed for|to|by", "goes through|to",
                "someone|somebody with|who", "needs @number", "@halt ..2 until", "decision|approval|input|access|help needed|required",
            ]),
    ];
}
