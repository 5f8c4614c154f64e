using Spectre.Console;

namespace Samples.Reports;

/// <summary>A console for tables: where the output goes into a file or a pipe, which has no width, as wide as tables need.</summary>
internal static class WideConsole
{
    private const int Width = 160;

    public static IAnsiConsole Create()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
            console.Profile.Width = Width;
        return console;
    }
}
