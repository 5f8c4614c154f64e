using Spectre.Console;

namespace Unroll.Tool;

/// <summary>Shows on a screen what is being done; where the output goes elsewhere, nothing.</summary>
internal static class Progress
{
    /// <summary>Does some work.</summary>
    /// <param name="work">The work, which is given what tells its next part.</param>
    /// <returns>What the work gives.</returns>
    public static T Show<T>(Func<Action<string>, T> work) => Console.IsOutputRedirected
        ? work(_ => { })
        : AnsiConsole.Status().Start("...", context => work(part => context.Status(part.EscapeMarkup())));
}
