using System.Runtime.InteropServices;
using System.Text;

namespace PoolCoordination.Streams;

/// <summary>
/// How text is written to standard output. It is UTF-8, but a console of Windows shows, and PowerShell reads, by the console's code page.
/// </summary>
internal static partial class ConsoleEncoding
{
    private const uint Utf8CodePage = 65001;
    private const uint None = 0;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>That of this process's standard output.</summary>
    /// <param name="isJson">Whether JSON is written, in which each character can be written in ASCII.</param>
    public static Encoding OfOutput(bool isJson)
    {
        var codePage = OperatingSystem.IsWindows() ? GetConsoleOutputCP() : Utf8CodePage;
        return !isJson && codePage is not (Utf8CodePage or None) && !Console.IsOutputRedirected
            ? Console.OutputEncoding
            : Of(codePage, isJson);
    }

    /// <summary>Gets the encoding of this process's standard error.</summary>
    public static Encoding OfError() => OperatingSystem.IsWindows() && !Console.IsErrorRedirected ? Console.OutputEncoding : s_utf8;

    /// <summary>Gets the encoding for a console's code page, which is 0 if there is no console.</summary>
    internal static Encoding Of(uint codePage, bool isJson) =>
        isJson && codePage is not (Utf8CodePage or None) ? EscapingAscii() : s_utf8;

    private static Encoding EscapingAscii()
    {
        // A copy, and not by its name: by that the library would link all encodings that it has.
        var ascii = (Encoding)Encoding.ASCII.Clone();
        ascii.EncoderFallback = new EscapeFallback();
        return ascii;
    }

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial uint GetConsoleOutputCP();

    /// <summary>Writes a character as JSON escapes it, such as <c>\u00fc</c>.</summary>
    private sealed class EscapeFallback : EncoderFallback
    {
        public override int MaxCharCount => 12;

        public override EncoderFallbackBuffer CreateFallbackBuffer() => new EscapeBuffer();
    }

    private sealed class EscapeBuffer : EncoderFallbackBuffer
    {
        private string _text = "";
        private int _next;

        public override int Remaining => _text.Length - _next;

        public override bool Fallback(char charUnknown, int index) => Begin($"\\u{(int)charUnknown:x4}");

        public override bool Fallback(char charUnknownHigh, char charUnknownLow, int index) =>
            Begin($"\\u{(int)charUnknownHigh:x4}\\u{(int)charUnknownLow:x4}");

        public override char GetNextChar() => _next < _text.Length ? _text[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0)
                return false;
            _next--;
            return true;
        }

        private bool Begin(string text)
        {
            (_text, _next) = (text, 0);
            return true;
        }
    }
}
