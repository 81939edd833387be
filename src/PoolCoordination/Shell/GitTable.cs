namespace PoolCoordination.Shell;

/// <summary>The subcommands of git that have an effect.</summary>
internal static class GitTable
{
    /// <summary>
    /// After the name: <c>values</c>, the options with a value; <c>does</c>, an effect on the whole working tree, which it has <c>with</c>
    /// one of some options or <c>without</c> all of them. A subcommand that has neither is read by a method of its own; some have both.
    /// What is not here does nothing that matters. A name may have several lines, of which the first has the values.
    /// </summary>
    public const string Subcommands = """

        add | values chmod pathspec-from-file
        stage | values chmod pathspec-from-file
        am | values C p exclude include directory S? patch-format | does discards with abort skip
        am | does commits with continue resolved r | does moves-head without quit show-current-patch
        apply | values p exclude include directory C whitespace build-fake-ancestor
        archive | values o output format prefix remote | does overwrites
        bisect |
        branch | values u set-upstream-to contains no-contains merged no-merged points-at sort format | does moves-head with m M move
        checkout | values b B orphan conflict pathspec-from-file
        checkout-index | values prefix stage | does discards with f force
        cherry-pick | values m mainline strategy X strategy-option S? gpg-sign? cleanup | does discards with abort skip
        cherry-pick | does commits with continue | does moves-head without quit
        clean | values e exclude
        commit
        commit | values m message F file C c reuse-message reedit-message fixup squash author date t template cleanup trailer S? u?
        diff | values output G S O relative? | does overwrites
        filter-branch | values d | does moves-head
        filter-repo | values path path-glob replace-text refs | does discards | does moves-head
        log | values output G S n max-count author grep since until | does overwrites
        merge | values m s strategy X strategy-option F file into-name cleanup S? gpg-sign? | does stashes with autostash
        merge | does discards with abort | does commits with continue | does moves-head without quit
        mv |
        pull | values s strategy X strategy-option depth deepen o upload-pack S? j jobs | does stashes with autostash
        pull | does moves-head without dry-run
        read-tree | values prefix index-output exclude-per-directory | does discards with reset u | does unstages without n dry-run
        rebase | values s strategy X strategy-option x exec onto C whitespace S? empty | does stashes with autostash
        rebase | does discards with abort skip | does commits with continue
        rebase | does moves-head without quit edit-todo show-current-patch
        reflog | values expire expire-unreachable
        reset | values pathspec-from-file
        restore | values s source conflict pathspec-from-file
        revert | values m mainline strategy X strategy-option S? gpg-sign? cleanup | does discards with abort skip
        revert | does commits with continue | does moves-head without quit
        rm | values pathspec-from-file
        show | values output format G S | does overwrites
        sparse-checkout | does discards | does moves-head
        stash |
        submodule |
        switch | values c create C force-create orphan conflict
        symbolic-ref | values m
        update-index | values cacheinfo chmod
        update-ref | values m
        worktree | values b B reason expire

        """;
}
