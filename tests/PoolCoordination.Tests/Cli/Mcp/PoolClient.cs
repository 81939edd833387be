using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace PoolCoordination.Tests.Cli.Mcp;

/// <summary>A client of the protocol's own library, with a <c>pool mcp</c> that it started.</summary>
internal sealed class PoolClient : IDisposable
{
    private readonly McpClient _client;

    /// <summary>Starts the server and connects to it.</summary>
    /// <param name="home">The home folder.</param>
    /// <param name="project">The working folder.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="variables">Variables besides HOME.</param>
    /// <param name="arguments">Arguments after <c>mcp</c>.</param>
    public PoolClient(
        string home,
        string project,
        string name = "cline",
        IReadOnlyDictionary<string, string>? variables = null,
        params string[] arguments
    )
    {
        var transport = new StdioClientTransport(
            new StdioClientTransportOptions
            {
                Command = Repository.PoolExecutable,
                Arguments = ["mcp", .. arguments],
                WorkingDirectory = project,
                InheritEnvironmentVariables = false,
                EnvironmentVariables = EnvironmentOf(home, variables),
            }
        );
        var options = new McpClientOptions { ClientInfo = new Implementation { Name = name, Version = "1" } };
        _client = McpClient.CreateAsync(transport, options).WaitAsync(RunningPool.Limit).GetAwaiter().GetResult();
    }

    /// <summary>The names of the tools.</summary>
    public IReadOnlyList<string> ToolNames => [.. Result(_client.ListToolsAsync().AsTask()).Select(tool => tool.Name)];

    /// <summary>The addresses of the resources.</summary>
    public IReadOnlyList<string> Resources => [.. Result(_client.ListResourcesAsync().AsTask()).Select(resource => resource.Uri)];

    public void Dispose() => _client.DisposeAsync().AsTask().Wait(RunningPool.Limit);

    /// <summary>Calls a tool, which does what it is asked to.</summary>
    /// <returns>What it says.</returns>
    public string Call(string tool, params (string Name, object Value)[] arguments)
    {
        var (text, isError) = TryCall(tool, arguments);
        Assert.False(isError, text);
        return text;
    }

    /// <summary>Calls a tool, which cannot do what it is asked to.</summary>
    /// <returns>What it says.</returns>
    public string CallInVain(string tool, params (string Name, object Value)[] arguments)
    {
        var (text, isError) = TryCall(tool, arguments);
        Assert.True(isError, text);
        return text;
    }

    /// <summary>The text of a resource.</summary>
    public string Read(string address) =>
        string.Concat(Result(_client.ReadResourceAsync(address).AsTask()).Contents.Cast<TextResourceContents>().Select(part => part.Text));

    private (string Text, bool IsError) TryCall(string tool, (string Name, object Value)[] arguments)
    {
        var given = arguments.ToDictionary(argument => argument.Name, argument => (object?)argument.Value, StringComparer.Ordinal);
        var result = Result(_client.CallToolAsync(tool, given).AsTask());
        return (string.Join('\n', result.Content.Cast<TextContentBlock>().Select(block => block.Text)), result.IsError == true);
    }

    private static Dictionary<string, string?> EnvironmentOf(string home, IReadOnlyDictionary<string, string>? variables)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["HOME"] = home, ["USERPROFILE"] = home };
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } runtime)
            environment["DOTNET_ROOT"] = runtime;
        foreach (var (variable, value) in variables ?? new Dictionary<string, string>())
            environment[variable] = value;
        return environment;
    }

    private static T Result<T>(Task<T> task) => task.WaitAsync(RunningPool.Limit).GetAwaiter().GetResult();
}
