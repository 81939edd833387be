using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PoolCoordination.Cli.Board;

/// <summary>A console of Windows that sends and understands the sequences of terminals.</summary>
internal sealed partial class WindowsTerminal : LiveTerminal
{
    private const int InputHandle = -10;
    private const int OutputHandle = -11;
    private const uint KeysAsSequences = 0x200;
    private const uint UnderstandsSequences = 0x1 | 0x4 | 0x8;
    private const uint Utf8CodePage = 65001;

    private readonly Lazy<Stream> _input = new(Console.OpenStandardInput);
    private uint _inputMode;
    private uint _outputMode;
    private uint _inputCodePage;
    private uint _outputCodePage;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => _input.Value.Read(buffer);

    /// <inheritdoc/>
    // A console has no way to stop a process for a while.
    public override void AskToStop() { }

    /// <inheritdoc/>
    public override void Stop() { }

    /// <inheritdoc/>
    public override void Enter()
    {
        (_inputCodePage, _outputCodePage) = (GetConsoleCP(), GetConsoleOutputCP());
        if (!GetConsoleMode(GetStdHandle(InputHandle), out _inputMode) || !GetConsoleMode(GetStdHandle(OutputHandle), out _outputMode))
            throw LastError();
        Set(KeysAsSequences, _outputMode | UnderstandsSequences);
        _ = SetConsoleCP(Utf8CodePage);
        _ = SetConsoleOutputCP(Utf8CodePage);
    }

    /// <inheritdoc/>
    public override void Leave()
    {
        _ = SetConsoleCP(_inputCodePage);
        _ = SetConsoleOutputCP(_outputCodePage);
        Set(_inputMode, _outputMode);
    }

    private static void Set(uint inputMode, uint outputMode)
    {
        if (!SetConsoleMode(GetStdHandle(InputHandle), inputMode) || !SetConsoleMode(GetStdHandle(OutputHandle), outputMode))
            throw LastError();
    }

    private static IOException LastError() =>
        new($"The console cannot be used: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetConsoleMode(nint handle, out uint mode);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetConsoleMode(nint handle, uint mode);

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial uint GetConsoleCP();

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial uint GetConsoleOutputCP();

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetConsoleCP(uint codePage);

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetConsoleOutputCP(uint codePage);
}
