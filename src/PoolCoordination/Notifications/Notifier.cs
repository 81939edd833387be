using System.ComponentModel;
using System.Diagnostics;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Streams;

namespace PoolCoordination.Notifications;

/// <summary>
/// Gives notifications to a program: one that shows them on the desktop, or a command of the user's. It is started directly, and what
/// others wrote reaches it as an argument, a variable or standard input, never as a part of a line that a shell reads.
/// </summary>
public sealed class Notifier
{
    private readonly string _program;
    private readonly Func<PoolNotification, IReadOnlyList<string>> _arguments;

    private Notifier(string program, Func<PoolNotification, IReadOnlyList<string>> arguments, PoolEnvironment environment)
    {
        _program =
            ProgramFile.Find(program, environment)
            ?? throw new PoolException($"The program '{program}' is not there, or not executable.");
        _arguments = arguments;
    }

    /// <summary>How long the program may take for one, what it reads included.</summary>
    internal TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Shows notifications on the desktop: by notify-send, osascript, or a toast of Windows.</summary>
    /// <exception cref="PoolException">The system's program for that is not there.</exception>
    public static Notifier OfDesktop(PoolEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return OperatingSystem.IsWindows() ? new Notifier(DesktopProgram.Windows, _ => DesktopProgram.ToastArguments, environment)
            : OperatingSystem.IsMacOS() ? new Notifier(DesktopProgram.MacOS, DesktopProgram.ScriptArguments, environment)
            : new Notifier(DesktopProgram.Linux, DesktopProgram.SendArguments, environment);
    }

    /// <summary>Starts a command for each notification, which it gets as JSON on standard input and in variables.</summary>
    /// <param name="command">The program and its arguments, in quotation marks where they have spaces in them.</param>
    /// <param name="environment">The environment, by which the program is found.</param>
    /// <exception cref="PoolException">There is no such program.</exception>
    public static Notifier OfCommand(IReadOnlyList<string> command, PoolEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(environment);
        return command.Count == 0
            ? throw new PoolException("The command for notifications is empty; give a program and its arguments.")
            : new Notifier(command[0], _ => [.. command.Skip(1)], environment);
    }

    /// <summary>Has the program show a notification, and waits for it.</summary>
    /// <exception cref="PoolException">It could not be started, failed, or took too long.</exception>
    public void Show(PoolNotification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var start = new ProcessStartInfo(_program, _arguments(notification)) { UseShellExecute = false, RedirectStandardInput = true };
        foreach (var (name, value) in NotificationWriter.Variables(notification))
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            // A program that does not read is waited for no longer than one that does not end.
            new Thread(() => Write(process, NotificationWriter.Text(notification))) { IsBackground = true }.Start();
            if (!process.WaitForExit(Longest))
            {
                process.Kill(entireProcessTree: true);
                throw new PoolException($"'{_program}' was ended, as it took longer than {Longest.TotalSeconds} seconds.");
            }

            if (process.ExitCode != 0)
                throw new PoolException($"'{_program}' failed with the exit code {process.ExitCode}.");
        }
        catch (Win32Exception exception)
        {
            throw new PoolException($"'{_program}' cannot be started: {exception.Message}", exception);
        }
    }

    private static void Write(Process process, string text)
    {
        try
        {
            process.StandardInput.BaseStream.Write(System.Text.Encoding.UTF8.GetBytes(text + '\n'));
            process.StandardInput.Close();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It does not read, and may have ended.
        }
    }
}
