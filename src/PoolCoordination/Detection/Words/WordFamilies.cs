namespace PoolCoordination.Detection.Words;

/// <summary>
/// The families of words, at most 64. A word may be in several. A new verb needs no more than its place here: a rule speaks of
/// <c>@done</c>, not of "fixed".
/// </summary>
internal static class WordFamilies
{
    /// <summary>A piece of code, whatever is in it.</summary>
    public const string Code = "code";

    /// <summary>Quoted words, whatever they say.</summary>
    public const string Quotation = "quotation";

    /// <summary>Words that begin with a digit.</summary>
    public const string Number = "number";

    /// <summary>Ratios as 48/48.</summary>
    public const string Whole = "whole";

    /// <summary>Ratios as 3/48.</summary>
    public const string Fraction = "fraction";

    /// <summary>Years of our time.</summary>
    public const string Year = "year";

    /// <summary>Words in -ed that are in no other family.</summary>
    public const string Past = "past";

    /// <summary>Words in -ing.</summary>
    public const string Ing = "ing";

    /// <summary>Words in -s, which a verb of the third person is.</summary>
    public const string Third = "third";

    /// <summary>All families.</summary>
    public static readonly WordFamily[] All =
    [
        new(Code, ""),
        new(Quotation, ""),
        new(Number, "one two three four five six seven eight nine ten several"),
        new(Whole, ""),
        new(Fraction, ""),
        new(Past, ""),
        new(Ing, ""),
        new(Third, ""),
        new("clause", ": ; -"),
        new("i", "i we"),
        new("have", "have 've"),
        new("has", "has have 's 've"),
        new("be", "is are 's 're 'm am"),
        new("was", "was were"),
        new("adverb",
            "now also just finally fully completely all both then therefore successfully thus properly cleanly additionally "
            + "correctly again and already"),
        new("filler",
            "a an the my our this that these those its their full fully new now also all quick short detailed comprehensive "
            + "thorough complete brief first initial"),

        // Deeds whose past is neither another form nor a common adjective: they may begin a sentence that says what was done.
        new("done",
            "fixed resolved repaired corrected solved patched addressed implemented added built created wrote written rewrote "
            + "rewritten introduced integrated migrated moved ported converted deployed redeployed released published shipped "
            + "rolled upgraded updated bumped downgraded refactored restructured reworked extracted renamed removed deleted dropped "
            + "eliminated cleaned replaced switched swapped merged committed pushed tagged configured enabled disabled installed "
            + "provisioned optimised optimized reduced shrunk documented translated formatted reformatted annotated hardened "
            + "secured rotated revoked restored reindexed reverted rebased squashed generated regenerated wired hooked adjusted "
            + "changed modified tweaked tuned extended expanded improved simplified consolidated centralised centralized normalised "
            + "normalized deduplicated archived applied registered packaged bundled scaffolded redesigned polished parallelised "
            + "parallelized automated scheduled plugged finished completed finalised finalized backported vendored containerised "
            + "containerized modularised modularized decoupled encrypted backfilled reorganised reorganized recreated rebuilt "
            + "unified injected exposed hid protected stabilised stabilized silenced dockerised dockerized typed seeded imported "
            + "exported uploaded"),
        // Deeds whose past looks like the present or an order: only somebody who did it makes them a deed.
        new("done0",
            "set put cut split made turned brought gave closed opened reset cast bound wrapped covered taught sent redid drew "
            + "laid let handled"),
        // What one does to find out, which completes nothing; and words in -ed or -eed that are not in the past tense.
        new("studied",
            "reviewed analysed analyzed investigated checked looked noticed discovered identified examined audited explored tried "
            + "attempted started wanted used asked assumed expected supposed based related listed described explained drafted "
            + "proposed outlined observed learned planned received compared suggested recommended considered decided guessed "
            + "realized realised traced gathered collected researched encountered searched studied summarized summarised noted "
            + "marked named called sized thought believed read failed needed confirmed misunderstood missed misread stopped stuck "
            + "continued waited hoped hit reproduced measured interested limited allowed supported claimed hardcoded sealed indeed "
            + "decoded diagnosed located scanned inspected skipped postponed deferred ignored provided granted need speed feed "
            + "seed exceed proceed succeed embed acknowledged noted ran"),
        // Words in -ed that name a state, not something done.
        new("state",
            "blocked locked expired denied refused rejected required unused closed unchanged merged failed delayed paused halted "
            + "restricted unanswered rated shared forced unsigned indexed"),
        // Of these "the X is …" says that it is finished.
        new("over",
            "done finished complete completed fixed resolved solved repaired corrected implemented merged deployed released "
            + "shipped published gone live ready plugged patched eliminated closed migrated converted translated renamed split "
            + "removed replaced upgraded updated committed pushed configured documented addressed packaged covered refactored "
            + "optimised optimized installed restored rotated written rewritten reworked rebuilt redesigned"),
        // What follows a description: "is removed when …", unlike "is removed."
        new("mode", "by when if in as at only with for to from after off and under between without upstream automatically separately"),
        new("end", "done finished complete completed fixed merged deployed released resolved shipped implemented solved published"),
        new("check",
            "test tests suite suites spec specs examples doctests checks check build builds lint linter ci pipeline typecheck "
            + "compilation clippy cypress jest pytest vitest playwright storybook valgrind scanner everything benchmarks targets "
            + "axe run runs assertions scenarios probe probes"),
        new("pass", "pass passes passed passing green clean succeed succeeds succeeded ok compile compiles compiled"),
        new("fail", "fail fails failing failed broken red crash crashes hang hangs"),
        new("fault",
            "failures failure errors error warnings warning violations regressions failed unreachable flakes issues problems "
            + "findings finding tests checks"),
        new("study",
            "review analysis audit assessment investigation research exploration comparison overview proposal plan report "
            + "findings evaluation recommendation recommendations inspection draft estimate roadmap outline options retrospective "
            + "questions retro critique breakdown walkthrough explanation perspective verdict"),
        new("writing", "message text wording title description reply draft changelog note notes announcement issue prompt"),
        new("cannot", "can't cannot couldn't"),
        new("not",
            "not isn't aren't hasn't haven't don't doesn't didn't wasn't weren't won't never no can't cannot couldn't wouldn't "
            + "shouldn't nothing neither nor without"),
        new("isnt", "isn't aren't wasn't"),
        new("perceive",
            "see tell say recommend think imagine promise guarantee reproduce judge spot remember believe help explain confirm "
            + "wait stress recall but agree speak find"),
        new("access",
            "access rights right permission permissions password credentials credential key keys account way licence license "
            + "login mirror privileges route seat unseal token means"),
        new("work",
            "build job deploy deployment task rollout release work migration upload pipeline training import export conversion "
            + "publication upgrade rest merge report rotation step run comparison sync restore"),
        new("halt", "stopped stuck blocked halted stalled paused"),
        new("down",
            "down offline unreachable unavailable expired denied forbidden unauthorized unauthorised sealed locked missing "
                + "private unset exhausted revoked yanked suspended archived deactivated disabled unresponsive over gone deleted "
                + "invalid closed"
        ),
        new(
            "present",
            "available reachable accessible installed set attached there here found visible plugged configured mounted allowed "
            + "permitted answered released"),
        new("refusal",
            "refused rejected denied unauthorized unauthorised forbidden timeout enotfound econnrefused eacces enospc outage "
            + "maintenance firewall vpn quota unavailable"),
        new("status",
            "401 403 429 500 502 503 504 gh006 enotfound econnrefused eacces enospc unauthorizedoperation unauthorized forbidden"),
        new("hand",
            "paste restore bring confirm allow verify provide share send give grant renew attach install check unlock free export commit "
            + "tell supply open add set unblock "
            + "approve plug raise lift merge leave switch reconnect restart extend enable point start run execute"),
        new("someone",
            "someone somebody anyone only administrator admin admins owner owners holder holders legal procurement ops team "
            + "vendor pi maintainer maintainers account security"),
        new("awaited",
            "approval decision review access confirmation answer response feedback permission release key token reply sign-off "
            + "sign credentials team"),
        new("try",
            "trying writing looking reading working moving starting checking investigating running going testing debugging fixing "
                + "adding implementing continuing taking digging rerunning repeating retrying building beginning proceeding "
                + "launching exploring "
                + "verifying updating tracing creating analyzing analysing picking preparing"
        ),
        new("verb", "can do does did get gets got go goes need needs let make makes that which who"),
        new("after",
            "to in into across from with on for at and , - ( ; as onto via per over again out off up through everywhere now too "
            + "successfully"),
        new("sound",
            "stable idempotent consistent smooth strict compliant reproducible deterministic tidy lossless"),
        new("begin",
            "look investigate dig check set fix implement make do apply take start go proceed kick tackle write try build create "
            + "change switch refactor address"),
        new("person", "you they he she"),
        new("others",
            "maintainers authors author colleague colleagues predecessor instance git changelog documentation docs maria user "
            + "users somebody someone developers article paper agent agents"),
        new("time", "ago yesterday previously formerly originally historically upstream earlier"),
        new(Year, ""),
        new("unsure", "likely think believe suspect guess hope assume probably perhaps maybe presumably apparently supposedly possibly"),
        new("would", "would should could might may will 'll 'd must shall"),
        new("if", "if when whenever unless suppose supposing assuming once whether"),
        // In no rule: words that say nothing of what a message is about, so that a sentence of them is not a topic.
        new("generic",
            "change changes task tasks everything file files code project repository repo update updates summary here's here was "
            + "were what version item items step steps assigned following several both implementation added commit commits"),
        new("problem",
            "issues issue bugs bug problems problem places findings things causes reasons remarks weaknesses concerns differences "
            + "options candidates vulnerabilities gaps"),
    ];
}
