using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Json;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Trust;

/// <summary>The project pools that the user approved, in <c>trust.json</c> of the user's own pool folder.</summary>
internal sealed class TrustList(PoolEnvironment environment)
{
    private const string PoolsName = "pools";

    /// <summary>The list's file.</summary>
    public string FilePath { get; } = Path.Combine(environment.OwnPoolFolder, "trust.json");

    /// <summary>Gets the approved pools; empty if there is no list.</summary>
    /// <exception cref="PoolException">The file is not what this class writes, or cannot be read.</exception>
    public IReadOnlyList<TrustedPool> Read()
    {
        if (Content() is not { } content)
            return [];
        var reader = new JsonReader(ByteOrderMark.Skip(content));
        var pools = ReadList(ref reader);
        return reader.TokenType == JsonToken.EndObject && reader.IsAtEnd() ? pools : throw Invalid();
    }

    /// <summary>Puts a pool on the list, in place of what the list has of its folder.</summary>
    public void Add(TrustedPool pool) =>
        Change(pools =>
        {
            Remove(pools, pool.Path);
            pools.Add((JsonNode)ToJson(pool));
        });

    /// <summary>Takes a folder's pool off the list.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string path)
    {
        var isRemoved = false;
        Change(pools => isRemoved = Remove(pools, path));
        return isRemoved;
    }

    private static List<TrustedPool> ReadList(ref JsonReader reader)
    {
        var pools = new List<TrustedPool>();
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return pools;
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var isList = JsonText.Is(ref reader, "pools"u8);
            reader.Read();
            if (!isList || reader.TokenType != JsonToken.StartArray)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType != JsonToken.EndArray)
            {
                if (reader.TokenType == JsonToken.StartObject)
                    pools.Add(ReadPool(ref reader));
                else
                    reader.Skip();
            }
        }

        return pools;
    }

    private static TrustedPool ReadPool(ref JsonReader reader)
    {
        var pool = new TrustedPool("");
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = JsonText.Read(ref reader);
            reader.Read();
            var value = reader.TokenType == JsonToken.String ? JsonText.Read(ref reader) : null;
            reader.Skip();
            pool = name switch
            {
                "path" => pool with { Path = value ?? "" },
                "server" => pool with { Server = value },
                "tracked" => pool with { Tracked = value },
                _ => pool,
            };
        }

        return pool;
    }

    private byte[]? Content()
    {
        try
        {
            return RegularFile.ReadAll(FilePath, FileOwners.User);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PoolException($"The list of approved pools '{FilePath}' cannot be read: {exception.Message}", exception)
            {
                Fault = PoolFault.Settings,
            };
        }
    }

    private void Change(Action<JsonArray> change)
    {
        PrivateFile.CreateFolder(environment.OwnPoolFolder);
        using var mutex = FileMutex.Acquire(FilePath + ".lock");
        var list = Parse();
        if (list[PoolsName] is not JsonArray pools)
            list[PoolsName] = pools = [];
        change(pools);
        PrivateFile.Replace(FilePath, JsonFormat.Bytes(list).Span);
    }

    private JsonObject Parse()
    {
        try
        {
            return Content() is { } content ? JsonNode.Parse(ByteOrderMark.Skip(content)) as JsonObject ?? throw Invalid() : [];
        }
        catch (JsonException exception)
        {
            throw Invalid(exception);
        }
    }

    private static bool Remove(JsonArray pools, string path)
    {
        List<JsonNode?> known = [.. pools.Where(pool => pool is JsonObject member && (string?)member["path"] == path)];
        foreach (var pool in known)
            pools.Remove(pool);
        return known.Count > 0;
    }

    private static JsonObject ToJson(TrustedPool pool)
    {
        var json = new JsonObject { ["path"] = pool.Path };
        if (pool.Server is not null)
            json["server"] = pool.Server;
        if (pool.Tracked is not null)
            json["tracked"] = pool.Tracked;
        return json;
    }

    private PoolException Invalid(Exception? innerException = null) =>
        new(
            $"The list of approved pools '{FilePath}' is not a JSON object with a list named '{PoolsName}', and was left unchanged.",
            innerException
        )
        {
            Fault = PoolFault.Settings,
        };
}
