using PoolCoordination.Board;
using PoolCoordination.Entries;
using PoolCoordination.Sessions;

namespace PoolCoordination.Timeline;

/// <summary>The lanes of a timeline, and which entry and which name belongs to which.</summary>
internal sealed class TimelineLanes
{
    private readonly IReadOnlyList<PoolSession> _sessions;
    private readonly Dictionary<string, string> _states;
    private readonly string? _project;
    private readonly ShownEntries _shown;
    private readonly EntryProjects _projects;
    private readonly Dictionary<string, PoolSession> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PoolSession> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _projectOfName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, TimelineLane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Knows them by the sessions of a pool.</summary>
    /// <param name="sessions">The sessions, with those that have ended, those that were seen last first.</param>
    /// <param name="board">The board, which says where sessions stand.</param>
    /// <param name="entries">The entries, of which some say the project of an instance of whose session nothing is known.</param>
    /// <param name="shown">The entries as they may be shown.</param>
    public TimelineLanes(IReadOnlyList<PoolSession> sessions, PoolBoard board, IEnumerable<PoolEntry> entries, ShownEntries shown)
    {
        (_sessions, _project, _shown) = (sessions, board.Project, shown);
        _projects = new EntryProjects(sessions);
        _states = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var session in board.Sessions)
            _states[session.Session.SessionId] = BoardWriter.WordOf(session.State);
        foreach (var session in sessions)
        {
            _byKey.TryAdd(EntryProjects.KeyOf(session), session);
            if (IsOfProject(session))
                _byName.TryAdd(Identity.CleanName(session.Instance), session);
        }

        foreach (var entry in entries.Where(entry => entry.Root is not null))
            _projectOfName.TryAdd(Identity.CleanName(entry.Instance), _projects.Of(entry));
    }

    /// <summary>The lanes that are used, and those of the sessions on the board.</summary>
    public IReadOnlyList<TimelineLane> All
    {
        get
        {
            foreach (var session in _sessions.Where(session => _states.ContainsKey(session.SessionId)))
                Of(session);
            var begun = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var session in _sessions)
                begun[session.SessionId] = session.Begun.UtcTicks;
            return
            [
                .. _lanes
                    .Values.OrderBy(lane => lane.Project, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(lane => begun.GetValueOrDefault(lane.Id, long.MaxValue))
                    .ThenBy(lane => lane.Id, StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>Whether a session is of the project that the timeline is about.</summary>
    public bool IsOfProject(PoolSession session) => _project is null || session.Project == _project;

    /// <summary>Whether an entry may be of that project.</summary>
    public bool IsOfProject(PoolEntry entry) => _projects.MayBeOf(_project, entry);

    /// <summary>The lane of an entry: that of its session, else that of the session of its name, else one of the instance alone.</summary>
    public TimelineLane Of(PoolEntry entry)
    {
        if (entry.SessionId is { } key && _byKey.TryGetValue(key, out var session))
            return Of(session);
        var shown = _shown.Of(entry);
        return entry.SessionId is null ? OfName(shown.Instance, _projects.Of(entry)) : Alone(shown.Instance, _projects.Of(entry));
    }

    /// <summary>The session of an entry; null where nothing is known of it.</summary>
    public PoolSession? SessionOf(PoolEntry entry) => entry.SessionId is { } key ? _byKey.GetValueOrDefault(key) : null;

    /// <summary>The lane of a session.</summary>
    public TimelineLane Of(PoolSession session)
    {
        if (_lanes.TryGetValue(session.SessionId, out var lane))
            return lane;
        return _lanes[session.SessionId] = new TimelineLane
        {
            Id = session.SessionId,
            Instance = session.Instance,
            Agent = session.Agent,
            Project = session.Project,
            Branch = session.Branch,
            State = _states.GetValueOrDefault(session.SessionId),
            Title = session.Title ?? session.Topic ?? "",
        };
    }

    /// <summary>
    /// The lane of a name: that of the session of the project that was seen last under it, else one of the instance alone.
    /// </summary>
    public TimelineLane OfName(string instance, string project) =>
        _byName.TryGetValue(Identity.CleanName(instance), out var session) ? Of(session) : Alone(instance, project);

    /// <summary>The names by which the sessions of the project and those lanes go that are known so far.</summary>
    public IReadOnlyCollection<string> Names =>
        _byName.Keys.Concat(_lanes.Values.Select(lane => lane.Instance)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private TimelineLane Alone(string instance, string project)
    {
        // Only a claim says where it was written; the rest is the same instance's.
        if (project.Length == 0)
            project = _projectOfName.GetValueOrDefault(Identity.CleanName(instance), "");
        var id = $"{instance}@{project}";
        if (!_lanes.TryGetValue(id, out var lane))
            _lanes[id] = lane = new TimelineLane { Id = id, Instance = instance, Project = project };
        return lane;
    }
}
