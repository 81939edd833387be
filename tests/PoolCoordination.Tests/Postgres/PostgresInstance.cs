using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

namespace PoolCoordination.Tests.Postgres;

/// <summary>
/// A real PostgreSQL on a loopback port, in a folder of its own and with a password; it refuses root, so another user runs it.
/// </summary>
public sealed class PostgresInstance : IDisposable
{
    public const string Password = "correct horse";
    private const string User = "postgres";
    private const string Unprivileged = "nobody";

    private readonly ScratchFolder _folder = new();
    private Process? _process;

    public PostgresInstance()
    {
        Port = FreePort();
        Prepare();
        Start();
        using var pool = new ScratchPool(Address("first"));
        pool.Pool.Log.Initialize();
        Query(
            $"create role clear login password '{Password}'; set password_encryption = 'md5'; create role hashed login password "
                + $"'{Password}'"
        );
    }

    public int Port { get; }

    /// <summary>The certificate that the server shows, made for this run.</summary>
    public string CertificatePath => _folder["server.crt"];

    /// <summary>Why there is no PostgreSQL here; null where there is.</summary>
    public static string? Absence { get; } =
        OperatingSystem.IsWindows() ? "the tests start PostgreSQL on Unix only"
        : Find("initdb") is null || Find("postgres") is null
            ? "PostgreSQL is not here: neither the PATH nor /usr/lib/postgresql has initdb (apt-get install postgresql)"
        : null;

    /// <summary>The address of a pool in it.</summary>
    public string Address(string pool, string user = User, string? password = Password, string options = "&sslmode=disable") =>
        $"postgres://{user}{(password is null ? "" : $":{Uri.EscapeDataString(password)}")}@127.0.0.1:{Port}/postgres?pool={pool}{options}";

    /// <summary>The address of a new, empty pool; a machine under load takes its time.</summary>
    public string NewPool() => Address($"pool-{Guid.NewGuid():N}"[..20], options: "&sslmode=disable&timeout=30s");

    /// <summary>
    /// The address of a new, empty pool by which it is another machine's; skips the test where there is none. The role <c>clear</c> is
    /// asked for its password in clear there, and the role <c>hashed</c> as MD5.
    /// </summary>
    public string AddressFromElsewhere(string user = User, string options = "") =>
        $"postgres://{user}:{Uri.EscapeDataString(Password)}@{OwnAddress.Require()}:{Port}/postgres"
        + $"?pool=pool-{Guid.NewGuid().ToString("N")[..15]}&timeout=30s{options}";

    /// <summary>Makes a database of its own, and gives the address of a pool in it.</summary>
    public string NewDatabase(string name, string encoding = "UTF8")
    {
        // Not from template1, to which another test may be connected.
        Query($"create database {name} encoding '{encoding}' template template0");
        return NewPool().Replace("/postgres?", $"/{name}?", StringComparison.Ordinal);
    }

    /// <summary>Runs SQL as the server's owner.</summary>
    public object? Query(string sql, string database = "postgres")
    {
        using var connection = new NpgsqlConnection($"{ConnectionString};Database={database}");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    public void Start()
    {
        _process = Run(Find("postgres")!, ["-D", _folder["data"]]);
        Condition.Wait("the server", IsReady);
    }

    public void Stop()
    {
        if (_process is null)
            return;
        // A fast shutdown: sessions are ended.
        using (var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Stop();
        _folder.Dispose();
    }

    private string ConnectionString => $"Host=127.0.0.1;Port={Port};Username={User};Password={Password};Pooling=false;SSL Mode=Disable";

    private void Prepare()
    {
        WriteCertificate();
        File.WriteAllText(_folder["password"], Password);
        Own();
        using (
            var initdb = Run(
                Find("initdb")!,
                [
                    "-D",
                    _folder["data"],
                    "-U",
                    User,
                    "-A",
                    "scram-sha-256",
                    $"--pwfile={_folder["password"]}",
                    "-E",
                    "UTF8",
                    "--no-locale",
                    "--no-sync",
                ]
            )
        )
        {
            initdb.WaitForExit();
            Assert.Equal(0, initdb.ExitCode);
        }

        File.AppendAllText(
            _folder["data", "postgresql.conf"],
            $"""

            listen_addresses = '127.0.0.1{(OwnAddress.Value is { } own ? "," + own : "")}'
            port = {Port}
            unix_socket_directories = ''
            max_connections = 120
            fsync = off
            ssl = on
            ssl_cert_file = '{_folder["server.crt"]}'
            ssl_key_file = '{_folder["server.key"]}'

            """
        );
        if (OwnAddress.Value is { } address)
            File.AppendAllText(
                _folder["data", "pg_hba.conf"],
                $"\nhost all clear {address}/32 password\nhost all hashed {address}/32 md5\nhost all all {address}/32 scram-sha-256\n"
            );
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        if (OwnAddress.Value is { } own)
            names.AddIpAddress(IPAddress.Parse(own));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true)
        );
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(_folder["server.crt"], certificate.ExportCertificatePem());
        File.WriteAllText(_folder["server.key"], key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder["server.key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private void Own()
    {
        if (!IsRoot)
            return;
        using var chown = Process.Start("chown", ["-R", Unprivileged, _folder.Path]);
        chown.WaitForExit();
        Assert.Equal(0, chown.ExitCode);
    }

    private bool IsReady()
    {
        Assert.False(_process!.HasExited, "The server did not start.");
        try
        {
            return Query("select 1") is 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static bool IsRoot => Environment.UserName == "root";

    private static Process Run(string program, string[] arguments)
    {
        var start = IsRoot
            ? new ProcessStartInfo("setpriv", [$"--reuid={Unprivileged}", "--clear-groups", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = "/";
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static string? Find(string program)
    {
        var versions = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return versions
            .Select(version => Path.Combine(version, "bin"))
            .Concat(folders)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
