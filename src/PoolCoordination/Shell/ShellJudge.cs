using PoolCoordination.Git;

namespace PoolCoordination.Shell;

/// <summary>Judges what a line of commands would do to other sessions.</summary>
internal sealed class ShellJudge
{
    /// <summary>Of more harms only those are kept that are worse than all before.</summary>
    private const int MostHarms = 500;

    private readonly ShellSituation _situation;
    private readonly List<ShellHarm> _harms = [];
    private readonly FileStates[] _states;
    private ShellAnswer _worst;
    private int _pushed;

    private ShellJudge(ShellSituation situation)
    {
        _situation = situation;
        _states = new FileStates[situation.Others.Count];
        for (var i = 0; i < _states.Length; i++)
            _states[i] = situation.Others[i].States;
    }

    /// <summary>Gets the verdict on the effects of a line, in their order: what one stages, another commits.</summary>
    public static ShellVerdict Judge(IReadOnlyList<ShellEffect> effects, ShellSituation situation)
    {
        var judge = new ShellJudge(situation);
        foreach (var effect in effects)
            judge.Judge(effect);
        var answer = ShellAnswer.Pass;
        foreach (var harm in judge._harms)
            answer = harm.Answer > answer ? harm.Answer : answer;
        if (answer == ShellAnswer.Pass)
            return ShellVerdict.Passing;
        var worst = judge._harms.FindAll(harm => harm.Answer == answer);
        var safe = SafeWay.For(worst[0].Effect, effects, situation);
        return new ShellVerdict
        {
            Answer = answer,
            Harms = judge._harms,
            SafeWay = safe.Command,
            Text = ShellReason.Of(worst, safe, situation),
        };
    }

    private void Judge(ShellEffect effect)
    {
        switch (effect.Kind)
        {
            case ShellEffectKind.MovesHead:
                if (_situation.HolderOf(effect.Tree) is { } neighbour && !LeadsNowhere(effect))
                    Add(effect, ShellAnswer.Warn, neighbour);
                break;
            case ShellEffectKind.TakesStash:
                JudgeStash(effect);
                break;
            case ShellEffectKind.Kills:
                JudgeResources(effect, ShellAnswer.Warn);
                break;
            case ShellEffectKind.Drops:
                JudgeResources(effect, ShellAnswer.Ask);
                break;
            case ShellEffectKind.Weakens:
                Add(effect, ShellAnswer.Ask, null);
                break;
            default:
                JudgeFiles(effect);
                JudgeClaims(effect);
                JudgeTrees(effect);
                break;
        }
    }

    /// <summary>Whether HEAD is on the branch already to which it moves.</summary>
    private bool LeadsNowhere(ShellEffect effect) =>
        effect.Destination is { } branch && branch == _situation.Branch && effect.Tree == _situation.Root;

    private void JudgeFiles(ShellEffect effect)
    {
        for (var i = 0; i < _states.Length; i++)
        {
            var file = _situation.Others[i];
            if ((_states[i] & effect.States) == FileStates.None || !effect.Covers(file.Path) || !IsIn(effect, file.Path))
                continue;
            if (effect.Kind == ShellEffectKind.Stages)
                _states[i] |= FileStates.Staged;
            else if (effect.Kind == ShellEffectKind.Unstages)
                _states[i] &= ~FileStates.Staged;
            Add(effect, AnswerFor(effect, file), file.Holder, file);
        }

        var stashes = effect.Kind == ShellEffectKind.Stashes;
        if (stashes && _situation.Own.Any(file => (file.States & effect.States) != FileStates.None && effect.Covers(file.Path)))
            _pushed++;
    }

    /// <summary>Whether git's working tree is that of the file: a tree within another is one of its own.</summary>
    private bool IsIn(ShellEffect effect, string file)
    {
        if (effect.Tree is null || effect.Kind == ShellEffectKind.RemovesTree)
            return true;
        foreach (var tree in _situation.OtherTrees)
        {
            if (tree.Root.Length > effect.Tree.Length && new ShellPath(tree.Root, isPattern: false).Covers(file, below: true))
                return false;
        }

        return true;
    }

    private ShellAnswer AnswerFor(ShellEffect effect, UncommittedFile file)
    {
        var answer = effect.Kind switch
        {
            ShellEffectKind.Changes or ShellEffectKind.Formats => _situation.InProgress,
            ShellEffectKind.Stages or ShellEffectKind.Unstages => ShellAnswer.Warn,
            // Nobody is kept from committing what he changed himself, and which lines are taken shows only then.
            ShellEffectKind.Commits when _situation.IsOwn(file.Path) => ShellAnswer.Warn,
            _ => ShellAnswer.Deny,
        };
        if (file.Holder is null)
        {
            var sweeps = answer == ShellAnswer.Deny && !effect.Names(file.Path);
            return sweeps && _situation.HolderOf(effect.Tree ?? _situation.Root) is not null ? ShellAnswer.Ask : ShellAnswer.Pass;
        }

        return file.HasEnded || effect.IsGuess ? Least(answer, ShellAnswer.Ask) : answer;
    }

    private void JudgeClaims(ShellEffect effect)
    {
        var isCertain =
            Destroys(effect.Kind) || effect.Kind is ShellEffectKind.Changes or ShellEffectKind.RemovesTree || effect.IsFromCommit;
        if (!isCertain && effect.Kind != ShellEffectKind.Formats)
            return;
        foreach (var path in effect.Paths)
        {
            var isDirect = !path.IsPattern;
            var claim = isDirect ? _situation.Claims(path.Text, below: false) : null;
            if (claim is null)
            {
                isDirect = false;
                claim = effect.IsBelow || path.IsPattern ? _situation.Claims(path.Text, effect.IsBelow) : null;
            }

            if (claim is null)
                continue;
            // Nobody is kept from work of his own.
            var isMild = claim.IsOnOwnWork || (effect.IsGuess && effect.Kind is ShellEffectKind.Changes);
            var answer = isMild || (!isDirect && !isCertain) ? Least(_situation.Guard, ShellAnswer.Warn) : _situation.Guard;
            AddClaim(effect, effect.IsGuess ? Least(answer, ShellAnswer.Ask) : answer, claim, isDirect ? path.Text : claim.Path);
        }
    }

    /// <summary>Judges what ends or empties things outside the working tree: claimed ones, else those that others may use.</summary>
    private void JudgeResources(ShellEffect effect, ShellAnswer unclaimed)
    {
        var isClaimed = false;
        foreach (var resource in effect.Resources)
        {
            if (_situation.Claims(resource, below: false) is not { } claim)
                continue;
            isClaimed = true;
            AddClaim(effect, _situation.Guard, claim, resource);
        }

        if (!isClaimed && _situation.AnyOther is { } other)
            Add(effect, unclaimed, other);
    }

    /// <summary>Judges what happens to the working tree of another, and to the files of git that they share.</summary>
    private void JudgeTrees(ShellEffect effect)
    {
        if (effect.IsGuess || (!Destroys(effect.Kind) && effect.Kind != ShellEffectKind.RemovesTree))
            return;
        foreach (var tree in _situation.OtherTrees)
        {
            if (tree.Holder is { } holder && effect.Covers(tree.Root))
                Add(effect, ShellAnswer.Deny, holder, path: tree.Root);
        }

        if (_situation.Neighbour is { } inhabitant && effect.Covers(_situation.Root))
            Add(effect, ShellAnswer.Deny, inhabitant, path: _situation.Root);
        else if (_situation.Neighbour is { } neighbour)
            JudgeGit(effect, Path.Combine(_situation.Root, ".git"), ["index.lock", "index", "HEAD", "HEAD.lock"], neighbour);
        if (_situation.AnyOther is { } other)
            JudgeGit(effect, _situation.Repository, ["refs/stash", "refs/heads", "objects", "packed-refs"], other);
    }

    private void JudgeGit(ShellEffect effect, string folder, ReadOnlySpan<string> names, string holder)
    {
        foreach (var name in names)
        {
            if (!effect.Covers(Path.Combine(folder, name)))
                continue;
            Add(effect, ShellAnswer.Deny, holder, path: Path.Combine(folder, name));
            return;
        }
    }

    /// <summary>Judges the taking of entries of the stash; those that the line pushed before are the session's own.</summary>
    private void JudgeStash(ShellEffect effect)
    {
        if (!_situation.BelongsToRepository(effect.Tree))
            return;
        if (effect.Entry >= 0 && effect.Entry < _pushed)
        {
            _pushed--;
            return;
        }

        for (var i = 0; i < _situation.Stash.Count; i++)
        {
            var entry = _situation.Stash[i];
            var holder = entry.Holder ?? _situation.AnyOther;
            if ((effect.Entry >= 0 && effect.Entry - _pushed != i) || holder is null or "")
                continue;
            var isCertain = entry.Holder is not null && !entry.HasEnded;
            Add(new ShellHarm { Effect = effect, Answer = isCertain ? ShellAnswer.Deny : ShellAnswer.Ask, Holder = holder, Entry = entry });
            return;
        }
    }

    private static bool Destroys(ShellEffectKind kind) =>
        kind is ShellEffectKind.Overwrites or ShellEffectKind.Deletes or ShellEffectKind.MovesAway;

    private void AddClaim(ShellEffect effect, ShellAnswer answer, PathClaim claim, string path) =>
        Add(new ShellHarm { Effect = effect, Answer = answer, Holder = claim.Holder, Claim = claim, Path = path });

    private void Add(ShellEffect effect, ShellAnswer answer, string? holder, UncommittedFile? file = null, string? path = null) =>
        Add(new ShellHarm { Effect = effect, Answer = answer, Holder = holder, File = file, Path = path });

    private void Add(ShellHarm harm)
    {
        var answer = Least(harm.Answer, _situation.Strictest);
        if (answer == ShellAnswer.Pass)
            return;
        answer = harm.Effect.IsExempt ? Least(answer, ShellAnswer.Ask) : answer;
        if (_harms.Count >= MostHarms && answer <= _worst)
            return;
        _worst = answer > _worst ? answer : _worst;
        _harms.Add(harm.With(answer));
    }

    private static ShellAnswer Least(ShellAnswer left, ShellAnswer right) => left < right ? left : right;
}
