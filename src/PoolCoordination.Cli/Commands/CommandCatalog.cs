namespace PoolCoordination.Cli.Commands;

/// <summary>
/// All commands, in groups by what one wants, each with examples; help, completion and the page on the command line are made from it.
/// </summary>
internal static class CommandCatalog
{
    /// <summary>The groups, in the order in which help shows them.</summary>
    public static IReadOnlyList<CommandGroup> Groups() =>
        [
            new(
                "See what is going on",
                [
                    new(StatusCommand.Create(), "pool status", "pool status --json"),
                    new(
                        ListCommand.Create(),
                        "pool list --since today",
                        "pool list -a blocked,completed -i 'A,C*'",
                        "pool list --affects src/auth.py",
                        "pool list --search token --all --archive"
                    ),
                    new(SessionsCommand.Create(), "pool sessions", "pool sessions --all --json"),
                    new(BoardCommand.Create(), "pool board", "pool board --all", "pool board --json"),
                    new(ReportCommand.Create(), "pool report", "pool report --since yesterday"),
                    new(ContextCommand.Create(), "pool context", "pool context --instance B"),
                    new(WatchCommand.Create(), "pool watch --action blocked", "pool watch --since 10m --timeout 1h"),
                    new(WaitCommand.Create(), "pool wait --topic 'Oracle data' --action completed --timeout 30m"),
                ]
            ),
            new(
                "Tell others",
                [
                    new(
                        AddCommand.Create(),
                        "pool add --action completed --topic 'Token refresh' --affects src/auth.py",
                        "pool add -a blocked -t 'Oracle data' --blocks 'Fine-tuning'",
                        "pool add -a claimed -t 'Auth module' --affects src/auth/ --ttl 30m"
                    ),
                ]
            ),
            new(
                "Claims",
                [
                    new(ClaimsCommand.Create(), "pool claims", "pool claims --path src/auth.py"),
                    new(UnlockCommand.Create(), "pool unlock --topic 'Auth module'", "pool unlock --topic 'Auth module' --force"),
                    new(TestCommandCommand.Create(), "pool test-command 'git stash -u'", "pool test-command 'git commit -am x' --json"),
                ]
            ),
            new(
                "Set up",
                [
                    new(InstallCommand.Create(), "pool install --dry-run", "pool install --scope project"),
                    new(UninstallCommand.Create(), "pool uninstall"),
                    new(
                        InitCommand.Create(),
                        "pool init --project",
                        "pool init --pool postgres://owner@db.example.org/agents?pool=team --grant team"
                    ),
                    new(TrustCommand.Create(), "pool trust", "pool trust --list", "pool trust --revoke"),
                    new(DomainCommand.Create(), "pool domain B visual image clip", "pool domain B --remove"),
                    new(OptionCommand.Create(), "pool option", "pool option guard ask", "pool option guard --default"),
                    new(CompletionCommand.Create(), "source <(pool completion bash)", "pool completion fish | source"),
                    new(PromptCommand.Create(), "pool prompt"),
                    new(StatusLineCommand.Create(), "pool statusline"),
                ]
            ),
            new(
                "Maintain a pool",
                [
                    new(CheckCommand.Create(), "pool check"),
                    new(CompactCommand.Create(), "pool compact"),
                    new(CopyCommand.Create(), "pool copy pool.jsonl postgres://user@db.example.org/agents?pool=team"),
                ]
            ),
            new(
                "For programs",
                [
                    new(HookLineCommand.Create(), "pool hook < event.json"),
                    new(McpCommand.Create(), "pool mcp", "pool mcp --pool team.jsonl"),
                    new(NotifyCommand.Create(), "pool notify"),
                    new(DetectCommand.Create(), "pool detect < answer.md"),
                ]
            ),
        ];
}
