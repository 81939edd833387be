namespace PoolCoordination.Detection.Rules;

/// <summary>What a sentence gives evidence of.</summary>
internal enum Evidence
{
    /// <summary>The author says that a piece of work is finished.</summary>
    CompletionStatement,

    /// <summary>Something is otherwise than it was.</summary>
    Result,

    /// <summary>It was tested or measured, and it works.</summary>
    Verification,

    /// <summary>The author is at work, or about to be.</summary>
    Activity,

    /// <summary>Work isn't there yet, or fails.</summary>
    OpenWork,

    /// <summary>An attempt went wrong; what follows may have mended it.</summary>
    Setback,

    /// <summary>The author isn't sure, or somebody else has to see whether it works.</summary>
    Doubt,

    /// <summary>The message is a study: an explanation, a review, a report of findings.</summary>
    Study,

    /// <summary>The author offers to do something.</summary>
    Offer,

    /// <summary>The message proposes a text.</summary>
    Draft,

    /// <summary>The author can't do something, or nothing can be done.</summary>
    Inability,

    /// <summary>A step of the work can't be taken.</summary>
    Impasse,

    /// <summary>Something can't be done, as it may be by design.</summary>
    Standstill,

    /// <summary>Something is missing, closed or out of order.</summary>
    Obstacle,

    /// <summary>Something else has to happen first.</summary>
    Need,

    /// <summary>Somebody has to do something: the reader is asked, or another is named.</summary>
    Request,

    /// <summary>Somebody is asked for a key, a login or a right, or it is waited for.</summary>
    AccessRequest,

    /// <summary>What follows in the sentence is supposed, future, of somebody else or of another time.</summary>
    Hedge,

    /// <summary>What follows in the sentence is denied, or is not work of this turn.</summary>
    Denial,

    /// <summary>A heading or an introduction under which nothing counts.</summary>
    Aside,
}
