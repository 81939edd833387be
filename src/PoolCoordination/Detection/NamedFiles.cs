using PoolCoordination.Detection.Structure;

namespace PoolCoordination.Detection;

/// <summary>The files that a message names in backticks.</summary>
internal static class NamedFiles
{
    private const int Most = 20;
    private const int LongestPath = 200;
    private const int LongestExtension = 10;

    private const string Digits = "0123456789-";
    private const string NotInPaths = " :()<>{}$=\"'|*,;@";

    private const string Extensions =
        " c cc cpp cs csproj css csv cxx dart ex exs fs go gd gradle graphql h hpp hs html ini ipynb java jl js json jsonl jsx kt kts lock "
        + "lua m md mjs mm ml mli php pl png proto ps1 psd1 psm1 py pyi r rb rs rst scala scss sh sln slnx sql svelte svg swift tf tfvars "
        + "toml ts tsx txt vue wasm xml yaml yml zig ";

    private static readonly string[] s_names =
    [
        "Dockerfile", "Makefile", "Justfile", "Gemfile", "Rakefile", "Procfile", "Jenkinsfile", "Vagrantfile",
        "README", "LICENSE", ".gitignore", ".dockerignore", ".nvmrc", ".env", ".editorconfig",
    ];

    /// <summary>The files in their order, each once.</summary>
    public static IReadOnlyList<string> In(string message)
    {
        List<string>? files = null;
        for (var at = message.IndexOf('`'); at >= 0 && at + 1 < message.Length;)
        {
            var length = CharacterSearch.IndexOfAny(message.AsSpan(at + 1), "`\n");
            if (length < 0)
                break;
            var end = at + 1 + length;
            if (message[end] == '`' && TryRead(message.AsSpan(at + 1, length), out var file) && files?.Contains(file) != true)
                (files ??= []).Add(file);
            if (files?.Count == Most)
                break;
            at = message.IndexOf('`', end + 1);
        }

        return files ?? (IReadOnlyList<string>)[];
    }

    /// <summary>A path without the line that follows it, as in <c>src/a.rs:42</c>.</summary>
    private static ReadOnlySpan<char> WithoutPosition(ReadOnlySpan<char> code)
    {
        var colon = code.LastIndexOf(':');
        return colon > 1 && CharacterSearch.IndexOfOther(code[(colon + 1)..], Digits) < 0 ? WithoutPosition(code[..colon]) : code;
    }

    private static bool TryRead(ReadOnlySpan<char> code, out string file)
    {
        file = "";
        if (code.Length is < 3 or > LongestPath)
            return false;
        code = WithoutPosition(code);
        if (CharacterSearch.IndexOfAny(code, NotInPaths) >= 0)
            return false;
        var name = code[(code.LastIndexOfAny('/', '\\') + 1)..];
        if (!IsFolder(code, name) && !HasExtension(name, code.Length > name.Length) && !IsKnownName(name))
            return false;
        file = code.ToString();
        return true;
    }

    private static bool IsFolder(ReadOnlySpan<char> code, ReadOnlySpan<char> name) => name.IsEmpty && code[0] != '/';

    private static bool IsKnownName(ReadOnlySpan<char> name)
    {
        foreach (var known in s_names)
        {
            if (name.SequenceEqual(known))
                return true;
        }

        return false;
    }

    private static bool HasExtension(ReadOnlySpan<char> name, bool isInFolder)
    {
        var extension = name[(name.LastIndexOf('.') + 1)..];
        if (extension.Length == name.Length || extension.Length is 0 or > LongestExtension)
            return false;
        if (isInFolder)
            return extension.IndexOfAnyExceptInRange('0', 'z') < 0 && !char.IsDigit(extension[0]);
        return Extensions.Contains($" {extension} ", StringComparison.Ordinal);
    }
}
