using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Faults;
using PoolCoordination.Json;
using PoolCoordination.Relevance;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Settings;

/// <summary>Changes <c>pool.json</c>. What it does not know stays; changes of several processes at once all take place.</summary>
internal sealed class PoolSettingsFile
{
    private readonly PoolLocation _location;

    /// <summary>The settings of a pool.</summary>
    public PoolSettingsFile(PoolLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        _location = location;
    }

    /// <summary>Sets an option.</summary>
    /// <exception cref="PoolException">The option does not take the value, or the file is not valid JSON.</exception>
    public void SetOption(PoolOption option, string value)
    {
        ArgumentNullException.ThrowIfNull(option);
        var accepted = option.Require(value);
        Change(settings => settings[option.Name] = Node(option, accepted));
    }

    /// <summary>Takes an option out of the settings, so that its default counts again.</summary>
    /// <exception cref="PoolException">The file is not valid JSON.</exception>
    public void RemoveOption(PoolOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        // Without a file everything has its default already.
        if (Path.Exists(_location.SettingsPath))
            Change(settings => settings.Remove(option.Name));
    }

    /// <summary>Sets an instance's domain; one keyword twice counts once.</summary>
    /// <exception cref="PoolException">A name or keyword is empty, or the file is not valid JSON.</exception>
    public void SetDomain(Domain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        var (instance, keywords) = domain.Clean();
        Change(settings =>
        {
            var domains = Domains(settings);
            Remove(domains, instance);
            domains[instance] = new JsonArray([.. keywords.Select(keyword => JsonValue.Create(keyword))]);
        });
    }

    /// <summary>Removes an instance's domain.</summary>
    /// <returns>Whether it had one.</returns>
    public bool RemoveDomain(string instance)
    {
        var isRemoved = false;
        Change(settings => isRemoved = Remove(Domains(settings), instance));
        return isRemoved;
    }

    private static JsonValue Node(PoolOption option, string value) =>
        option.Kind switch
        {
            PoolOptionKind.Size => JsonValue.Create(long.Parse(value, CultureInfo.InvariantCulture)),
            PoolOptionKind.Switch when value is "on" or "off" => JsonValue.Create(value == "on"),
            _ => JsonValue.Create(value),
        };

    private static JsonObject Domains(JsonObject settings)
    {
        if (settings["domains"] is JsonObject domains)
            return domains;
        domains = [];
        settings["domains"] = domains;
        return domains;
    }

    private static bool Remove(JsonObject domains, string instance)
    {
        var names = domains
            .Select(domain => domain.Key)
            .Where(name => string.Equals(name, instance, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        foreach (var name in names)
            domains.Remove(name);
        return names.Length > 0;
    }

    private void Change(Action<JsonObject> change)
    {
        PrivateFile.CreateFolder(_location.Folder);
        using var mutex = FileMutex.Acquire(_location.SettingsPath + ".lock");
        var settings = Read();
        change(settings);
        PrivateFile.Replace(FileLink.TargetOf(_location.SettingsPath), JsonFormat.Bytes(settings).Span);
    }

    private JsonObject Read()
    {
        if (RegularFile.ReadAll(_location.SettingsPath, _location.Owners) is not { } content)
            return [];
        try
        {
            return JsonNode.Parse(ByteOrderMark.Skip(content)) as JsonObject
                ?? throw new JsonException("it does not begin with '{'.");
        }
        catch (JsonException exception)
        {
            throw new PoolException(
                $"The settings '{_location.SettingsPath}' are not a valid JSON object and were left unchanged: "
                    + JsonFault.Of(exception, ByteOrderMark.Skip(content)),
                exception
            )
            {
                Fault = PoolFault.Settings,
            };
        }
    }
}
