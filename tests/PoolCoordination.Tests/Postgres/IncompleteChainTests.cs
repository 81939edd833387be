using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PoolCoordination.Tests.Cli;

namespace PoolCoordination.Tests.Postgres;

/// <summary>A server whose certificate is signed by an authority in between, whose own certificate it does not send.</summary>
public sealed class IncompleteChainTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly TcpListener _authority = new(IPAddress.Loopback, 0);

    public IncompleteChainTests()
    {
        _server.Start();
        _authority.Start();
    }

    public void Dispose()
    {
        _server.Dispose();
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_is_refused_and_nothing_is_fetched_from_where_its_certificate_says()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the keys of a server elsewhere, and Wine has none.");
        using var certificate = WriteCertificates();
        var serving = ServeAsync(certificate);
        var port = ((IPEndPoint)_server.LocalEndpoint).Port;
        var root = Uri.EscapeDataString(_folder["root.crt"]);
        var pool = new PoolProcess(_folder.Path);
        pool.Variables["POOL_PATH"] = $"postgres://me:secret@127.0.0.1:{port}/d?pool=p&sslmode=verify-full&sslrootcert={root}";

        var result = pool.Run("list");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("certificate", result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.False(_authority.Pending());
        await serving;
    }

    private async Task ServeAsync(X509Certificate2 certificate)
    {
        using var client = await _server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.ReadExactlyAsync(new byte[8], TestContext.Current.CancellationToken);
        await stream.WriteAsync("S"u8.ToArray(), TestContext.Current.CancellationToken);
        await using var secure = new SslStream(stream);
        try
        {
            // Else the server itself fetches what is missing.
            var alone = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = alone });
            await secure.ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken);
        }
        catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client went.
        }
    }

    private X509Certificate2 WriteCertificates()
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var betweenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=root", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(Authority());
        using var root = rootRequest.CreateSelfSigned(from, to);
        var betweenRequest = new CertificateRequest("CN=between", betweenKey, HashAlgorithmName.SHA256);
        betweenRequest.CertificateExtensions.Add(Authority());
        using var between = betweenRequest.Create(root, from, to, [1]);
        using var betweenWithKey = between.CopyWithPrivateKey(betweenKey);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var place = $"http://127.0.0.1:{((IPEndPoint)_authority.LocalEndpoint).Port}/between.crt";
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(ocspUris: [], caIssuersUris: [place]));
        File.WriteAllText(_folder["root.crt"], root.ExportCertificatePem());
        using var certificate = request.Create(betweenWithKey, from, to, [2]);
        using var withKey = certificate.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), password: null);
    }

    private static X509BasicConstraintsExtension Authority() =>
        new(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true);
}
