using System.Text.Json.Nodes;
using PoolCoordination.Pools;
using PoolCoordination.Postgres;
using PoolCoordination.Sessions;
using PoolCoordination.Tests.Hooks;

namespace PoolCoordination.Tests.Postgres;

/// <summary>Sessions of a pool on a server, as other machines see them.</summary>
public sealed class SessionRowTests(PostgresFixture postgres)
{
    private const string A = "aaaaaaaa-1";

    [Fact]
    public void A_session_is_seen_on_another_machine_with_what_it_does_and_has_changed()
    {
        var address = postgres.Require().NewPool();
        using var here = new ScratchPool(address);
        using var there = new ScratchPool(address);
        here.Pool.Log.Initialize();
        var session = new HookSession(here, A);
        var file = here.InFolder("pay.py");

        session.Start();
        session.Prompt();
        Assert.Equal(SessionStatus.Working, Assert.Single(there.Pool.Sessions([])).Status);
        session.Run(
            "PostToolUse",
            ("tool_name", "Edit"),
            ("tool_use_id", "toolu_1"),
            ("tool_input", new JsonObject { ["file_path"] = file }),
            ("tool_response", new JsonObject { ["filePath"] = file })
        );
        session.Stop("Done.");

        var seen = Assert.Single(there.Pool.Sessions([]));
        Assert.Equal(SessionStatus.Waiting, seen.Status);
        Assert.Equal(A, seen.SessionId);
        Assert.Equal("Fix it", seen.Topic);
        Assert.Equal(here.Environment.WorkingFolder, seen.WorkingTree);
        Assert.Equal("pay.py", Assert.Single(seen.ChangedFiles));
        session.End();
        Assert.Empty(there.Pool.Sessions([]));
        Assert.Equal(SessionStatus.Ended, Assert.Single(there.Pool.Sessions([], includesEnded: true)).Status);
        Assert.Empty(here.Errors);
    }

    [Fact]
    public void A_session_of_both_machines_is_listed_once_as_its_own_machine_knows_it()
    {
        using var pool = new ScratchPool(postgres.Require().NewPool());
        pool.Pool.Log.Initialize();
        new HookSession(pool, A).Start();

        Assert.Equal(A, Assert.Single(pool.Pool.Sessions([])).SessionId);
    }

    [Fact]
    public void What_is_no_record_is_passed_over_and_names_from_elsewhere_are_cleaned()
    {
        var server = postgres.Require();
        using var pool = new ScratchPool(server.NewPool());
        pool.Pool.Log.Initialize();
        var name = PostgresAddress.Parse(pool.Location.Server!).Pool;
        Row("one", "no JSON");
        Row("two", "{}");
        Row(
            "three",
            """{"session_id":"x\u001b[31m","agent":"claude","instance":"B\u001b[2J","working_folder":"/b\u0007","""
                + """ "changed_files":"a.py\u001b\nb.py"}"""
        );

        var seen = Assert.Single(pool.Pool.Sessions([]));

        Assert.All(
            (string[])[seen.SessionId, seen.Instance, seen.WorkingFolder, .. seen.ChangedFiles],
            text => Assert.DoesNotContain(text, char.IsControl)
        );
        Assert.Equal(2, seen.ChangedFiles.Count);

        void Row(string id, string record) => server.Query($"select pool_coordination.set_session('{name}', '{id}', '{record}')");
    }

    [Fact]
    public void A_row_goes_when_it_was_not_written_for_8_days()
    {
        var server = postgres.Require();
        var address = server.NewDatabase("old_rows");
        using var pool = new ScratchPool(address);
        pool.Pool.Log.Initialize();
        using var other = new ScratchPool(address);
        new HookSession(pool, A).Start();
        Assert.Single(other.Pool.Sessions([]));

        server.Query("update pool_coordination.session set seen = now() - interval '8 days 1 minute'", "old_rows");

        Assert.Empty(other.Pool.Sessions([]));
        new HookSession(pool, "bbbbbbbb-1").Start();
        Assert.Equal(1L, server.Query("select count(*) from pool_coordination.session", "old_rows"));
    }

    [Fact]
    public void A_server_of_an_earlier_version_keeps_no_sessions_and_hooks_go_on()
    {
        var server = postgres.Require();
        var address = server.NewDatabase("without_sessions");
        using var pool = new ScratchPool(address);
        pool.Pool.Log.Initialize();
        pool.Add("B", "from before");
        server.Query(
            "drop function pool_coordination.set_session; drop table pool_coordination.session; "
                + "delete from pool_coordination.version where number > 2",
            "without_sessions"
        );

        Assert.Contains("from before", new HookSession(pool, A).Start(), StringComparison.Ordinal);

        Assert.Empty(pool.Errors);
        Assert.Equal(A, Assert.Single(pool.Pool.Sessions([])).SessionId);
    }

    [Fact]
    public void A_role_that_might_write_before_the_update_may_tell_of_sessions_after_it()
    {
        var server = postgres.Require();
        var role = $"writer_{Guid.NewGuid():N}"[..14];
        server.Query($"create role {role} login password 'pw'");
        var address = server.NewDatabase("updated");
        using var owner = new ScratchPool(address);
        owner.Pool.Log.Initialize(role);
        server.Query(
            "drop function pool_coordination.set_session; drop table pool_coordination.session; "
                + "delete from pool_coordination.version where number > 2",
            "updated"
        );
        owner.Pool.Log.Initialize();
        using var writer = new ScratchPool(
            address.Replace($"postgres:{Uri.EscapeDataString(PostgresInstance.Password)}@", $"{role}:pw@", StringComparison.Ordinal)
        );

        new HookSession(writer, A).Start();

        Assert.Empty(writer.Errors);
        Assert.Equal(A, Assert.Single(owner.Pool.Sessions([])).SessionId);
    }
}
